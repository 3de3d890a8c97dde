package io.tradewind.followup.internal.mail;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.file.Attachments;
import io.tradewind.followup.Way;
import io.tradewind.followup.internal.FollowUpType;
import io.tradewind.followup.internal.mail.Matching.Match;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailAttachment;
import io.tradewind.mail.MailReceiver;
import io.tradewind.mail.ReceivedMail;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** Keeps a received message with its record: the e-mail itself, a follow-up that tells of it, its files; and tells the record's owner. */
@Component(service = MailReceiver.class)
public final class KeepReceivedMail implements MailReceiver {
    private static final Logger log = LoggerFactory.getLogger(KeepReceivedMail.class);
    private static final int LONGEST_ID = 300;

    private final Records records;
    private final RecordTypes types;
    private final Attachments attachments;
    private final Notifications notifications;
    private final Transactions transactions;
    private final Identity identity;
    private final EntityManager entities;

    @Activate
    public KeepReceivedMail(
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Attachments attachments,
            @Reference Notifications notifications,
            @Reference Transactions transactions,
            @Reference Identity identity,
            @Reference(target = "(unit=followup)") EntityManager entities) {
        this.records = records;
        this.types = types;
        this.attachments = attachments;
        this.notifications = notifications;
        this.transactions = transactions;
        this.identity = identity;
        this.entities = entities;
    }

    @Override
    public Outcome receive(ReceivedMail mail) {
        Match match = known().of(mail);
        RecordRef record = match.record();
        if (record != null) {
            keep(mail, record, match.user());
        }
        return new Outcome(match.reason(), record);
    }

    private Matching known() {
        return new Matching(new KnownAddresses(records, types, entities));
    }

    @Override
    public void keep(ReceivedMail mail, RecordRef record) {
        keep(mail, record, known().of(mail).user());
    }

    /** @param user who of our people sent it; null: somebody else did */
    private void keep(ReceivedMail mail, RecordRef record, @Nullable String user) {
        String owner = user == null ? owner(record) : user;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", record.toString());
        values.put("subject", cut(mail.subject().isBlank() ? "—" : mail.subject(), MailType.LONGEST_SUBJECT));
        values.put("to", Addresses.row(mail.to(), MailType.LONGEST_ADDRESSES));
        values.put("cc", Addresses.row(mail.cc(), MailType.LONGEST_ADDRESSES));
        values.put("text", cut(mail.text().isBlank() ? "—" : mail.text(), MailType.LONGEST_TEXT));
        if (owner != null) {
            values.put("owner", owner);
        }
        answered(mail).ifPresent(other -> values.put("answers", other));
        RecordView made = records.create(MailType.NAME, values);
        Mail kept = Objects.requireNonNull(entities.find(Mail.class, made.id()));
        kept.arrive(
                user == null ? MailState.RECEIVED : MailState.SENT,
                cut(mail.messageId(), LONGEST_ID),
                sender(mail),
                mail.at());
        kept.leaveOut(names(mail.leftOut()));
        entities.flush();
        RecordRef followUp = tell(mail, record, made, owner);
        if (user == null && owner != null) {
            notifications.send(Notice.of(MailNotice.KIND, followUp, Set.of(owner), Actor.SYSTEM.id())
                    .with(sender(mail)));
        }
        if (!mail.files().isEmpty()) {
            transactions.afterCommit(() -> identity.as(Actor.SYSTEM, () -> attach(made.ref(), mail)));
        }
    }

    private static String sender(ReceivedMail mail) {
        MailAddress from = mail.from();
        return from == null ? "" : Addresses.write(from);
    }

    private @Nullable String owner(RecordRef record) {
        return records.read(record).value("owner") instanceof io.tradewind.record.Reference owner ? owner.id() : null;
    }

    private Optional<String> answered(ReceivedMail mail) {
        return mail.references().stream()
                .flatMap(id -> entities
                        .createQuery(
                                "select m.id from Mail m where m.messageId = :id and m.removedAt is null", String.class)
                        .setParameter("id", id)
                        .setMaxResults(1)
                        .getResultList()
                        .stream())
                .findFirst();
    }

    private RecordRef tell(ReceivedMail mail, RecordRef record, RecordView kept, @Nullable String owner) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", record.toString());
        values.put("way", Way.EMAIL.name());
        values.put("at", mail.at());
        values.put("summary", Summary.of(kept.title(), mail.text()));
        values.put("mail", kept.id());
        if (owner != null) {
            values.put("owner", owner);
        }
        return records.create(FollowUpType.NAME, values).ref();
    }

    /** Each file for itself, within the limits of every record's files; what is refused is named. */
    private void attach(RecordRef kept, ReceivedMail mail) {
        List<String> refused = new ArrayList<>(mail.leftOut());
        for (MailAttachment file : mail.files()) {
            try {
                attachments.add(kept, file.name(), new ByteArrayInputStream(file.content()));
            } catch (TradewindException no) {
                refused.add(file.name());
                log.debug("A file of {} is left out: {}", kept, no.code());
            }
        }
        if (refused.size() > mail.leftOut().size()) {
            transactions.run(() -> {
                Mail mine = entities.find(Mail.class, kept.id());
                if (mine != null) {
                    mine.leaveOut(names(refused));
                }
            });
        }
    }

    private static @Nullable String names(List<String> leftOut) {
        return leftOut.isEmpty() ? null : cut(String.join("\n", leftOut), MailType.LONGEST_ADDRESSES);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
