package io.tradewind.followup.internal.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.file.Attachment;
import io.tradewind.file.Attachments;
import io.tradewind.followup.Way;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.Later;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.MailMessage;
import io.tradewind.mail.Mailer;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;

/** Puts an e-mail into the outbox and tells of it in a follow-up, both or neither, with the rights of whoever sends it. */
@Component(service = Sending.class)
public final class Sending {
    private final Mailer mailer;
    private final Later<Records> records;
    private final Later<Attachments> attachments;
    private final Identity identity;
    private final EntityManager entities;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Sending(
            @Reference Mailer mailer,
            @Reference ComponentServiceObjects<Records> records,
            @Reference ComponentServiceObjects<Attachments> attachments,
            @Reference Identity identity,
            @Reference(target = "(unit=followup)") EntityManager entities) {
        this.mailer = mailer;
        this.records = new Later<>(records);
        this.attachments = new Later<>(attachments);
        this.identity = identity;
        this.entities = entities;
    }

    /**
     * @throws InvalidRecord {@code to}, {@code cc}: no addresses; {@code subject}, {@code text}: a placeholder was not filled
     * @throws TradewindException CONFLICT {@code mail.not-set-up}
     */
    void send(Mail mail) {
        Actor actor = identity.require();
        List<FieldProblem> problems = problems(mail);
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
        if (!mailer.isReady()) {
            throw new TradewindException(Kind.CONFLICT, "mail.not-set-up");
        }
        MailAddress own = ownAddress(actor);
        boolean again = mail.wasSent();
        String id = mailer.send(new MailMessage(
                Addresses.read(words(mail.to())),
                words(mail.subject()),
                words(mail.text()),
                "",
                files(mail),
                own,
                Addresses.read(words(mail.cc())),
                answered(mail)));
        Instant now = clock.instant();
        mail.queue(id, own == null ? actor.name() : Addresses.write(own), now);
        if (!again) {
            tell(mail);
        }
    }

    private static List<FieldProblem> problems(Mail mail) {
        List<FieldProblem> problems = new ArrayList<>();
        problems.addAll(Addresses.problems("to", words(mail.to())));
        problems.addAll(Addresses.problems("cc", words(mail.cc())));
        if (words(mail.to()).isBlank()) {
            problems.add(FieldProblem.of("to", "field.required"));
        }
        problems.addAll(unfilled("subject", words(mail.subject())));
        problems.addAll(unfilled("text", words(mail.text())));
        return problems;
    }

    private static List<FieldProblem> unfilled(String field, String text) {
        return Placeholder.in(text).stream()
                .limit(1)
                .map(left -> FieldProblem.of(field, "mails.unfilled", left.toString()))
                .toList();
    }

    private static String words(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** Where answers go: the address of the user. */
    private @Nullable MailAddress ownAddress(Actor actor) {
        if (actor.isSystem()) {
            return null;
        }
        RecordRef user = new RecordRef("users", actor.id());
        return identity.as(
                        Actor.SYSTEM, () -> records.with(all -> all.read(user).text("email")))
                .flatMap(MailAddress::find)
                .map(found -> new MailAddress(found.address(), actor.name()))
                .orElse(null);
    }

    private String answered(Mail mail) {
        String other = mail.answers();
        return Optional.ofNullable(other == null ? null : entities.find(Mail.class, other))
                .map(Mail::messageId)
                .orElse("");
    }

    private List<MailAttachment> files(Mail mail) {
        RecordRef ref = new RecordRef(MailType.NAME, mail.id());
        return attachments.with(all -> {
            List<MailAttachment> files = new ArrayList<>();
            long bytes = 0;
            for (Attachment file : all.of(ref)) {
                bytes += file.size();
                if (bytes > MailMessage.LARGEST) {
                    throw new TradewindException(Kind.CONFLICT, "mail.attachments", MailMessage.LARGEST / 1024 / 1024);
                }
                files.add(new MailAttachment(
                        file.name(), file.contentType().split(";")[0].strip(), content(all, file)));
            }
            return files;
        });
    }

    private static byte[] content(Attachments all, Attachment file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            all.write(file.id(), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The follow-up that tells of it. */
    private void tell(Mail mail) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", words(mail.record()));
        values.put("way", Way.EMAIL.name());
        values.put("at", Objects.requireNonNull(mail.at()));
        values.put("summary", Summary.of(words(mail.subject()), words(mail.text())));
        values.put("mail", mail.id());
        records.with(all -> all.create(FollowUpType.NAME, values));
    }
}
