package io.tradewind.followup.internal.mail;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.access.Identity;
import io.tradewind.page.FeedEntry;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;

/** What a timeline says of e-mails: who wrote, and whether it waits, has gone, has failed and why, or came in. */
@Component(service = MailEntries.class)
public final class MailEntries {
    private final EntityManager entities;
    private final Transactions transactions;
    private final RecordTypes types;
    private final Texts texts;
    private final Identity identity;

    @Activate
    public MailEntries(
            @org.osgi.service.component.annotations.Reference(target = "(unit=followup)") EntityManager entities,
            @org.osgi.service.component.annotations.Reference Transactions transactions,
            @org.osgi.service.component.annotations.Reference RecordTypes types,
            @org.osgi.service.component.annotations.Reference Texts texts,
            @org.osgi.service.component.annotations.Reference Identity identity) {
        this.entities = entities;
        this.transactions = transactions;
        this.types = types;
        this.texts = texts;
        this.identity = identity;
    }

    /**
     * Entries in the place of follow-ups that tell of e-mails, by the follow-up's id. E-mails are seen with their records, as follow-ups
     * are: whoever sees the one sees the other.
     */
    public Map<String, FeedEntry> of(List<RecordView> followUps) {
        Map<String, RecordView> telling = new HashMap<>();
        for (RecordView followUp : followUps) {
            if (followUp.value("mail") instanceof Reference mail) {
                telling.put(mail.id(), followUp);
            }
        }
        boolean readable = types.all().stream().anyMatch(type -> type.name().equals(MailType.NAME));
        if (telling.isEmpty() || !readable) {
            return Map.of();
        }
        Map<String, FeedEntry> entries = new HashMap<>();
        transactions.run(() -> entities.createQuery(
                        "select m from Mail m where m.id in :ids and m.removedAt is null", Mail.class)
                .setParameter("ids", telling.keySet())
                .getResultList()
                .forEach(mail -> {
                    RecordView followUp = Objects.requireNonNull(telling.get(mail.id()));
                    entries.put(followUp.id(), entry(mail, followUp));
                }));
        return entries;
    }

    private FeedEntry entry(Mail mail, RecordView followUp) {
        Locale locale = identity.require().locale();
        Reference by = followUp.value("createdBy") instanceof Reference user ? user : new Reference("", null);
        boolean captured = mail.state() == MailState.RECEIVED
                || mail.template() == null && by.id().equals("system");
        String problem = mail.problem() == null ? "" : texts.get(locale, "mails.problem." + mail.problem()) + "\n";
        return new FeedEntry(
                followUp.id(),
                followUp.value("at") instanceof Instant at ? at : Instant.EPOCH,
                captured ? new Reference(by.id(), name(mail.sender())) : by,
                MailType.NAME,
                new RecordRef(MailType.NAME, mail.id()),
                String.valueOf(mail.subject()),
                "mails.did." + mail.state(),
                List.of(),
                problem + words(followUp));
    }

    private static @Nullable String name(@Nullable String sender) {
        return sender == null ? null : sender.replaceAll("\\s*<[^<>]*>$", "");
    }

    /** Without the subject, which the entry names. */
    private static String words(RecordView followUp) {
        String summary = followUp.text("summary").orElse("");
        int end = summary.indexOf('\n');
        return end < 0 ? "" : summary.substring(end + 1).strip();
    }
}
