package io.tradewind.runtime.internal.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Identity;
import io.tradewind.mail.MailMessage;
import io.tradewind.notification.Notification;
import io.tradewind.notification.Notifications.Digest;
import io.tradewind.runtime.internal.access.Receivers;
import io.tradewind.runtime.internal.access.Receivers.Receiver;
import io.tradewind.runtime.internal.mail.MailComposer;
import io.tradewind.runtime.internal.mail.StoredMailServer;
import io.tradewind.runtime.internal.notification.NotificationBook.Entry;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;

/** What somebody has not read yet, by kind, with what their rights are when it is sent. What was in one is in no other. */
@Component(service = {MailComposer.class, DigestMail.class})
public final class DigestMail implements MailComposer {
    static final String NAME = "digest";
    /** What is beyond is only counted. */
    private static final int MOST = 200;

    private static final int MOST_OF_A_KIND = 15;

    private final Database database;
    private final Identity identity;
    private final Receivers receivers;
    private final StoredMailServer server;
    private final Texts texts;
    private final NotificationWords words;

    @Activate
    public DigestMail(
            @Reference Database database,
            @Reference Identity identity,
            @Reference Annex annex,
            @Reference Texts texts,
            @Reference Receivers receivers,
            @Reference StoredMailServer server) {
        this.database = database;
        this.identity = identity;
        this.receivers = receivers;
        this.server = server;
        this.texts = texts;
        words = new NotificationWords(database, annex, texts);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<MailMessage> compose(String user) {
        return receivers.find(user).flatMap(this::composed);
    }

    private Optional<MailMessage> composed(Receiver who) {
        String user = who.actor().id();
        Locale language = who.actor().locale();
        List<Entry> entries = database.reads(
                sql -> new NotificationBook(sql).undigested(user, new ChoiceBook(sql).digestKinds(user), MOST));
        Set<String> about = new java.util.HashSet<>();
        entries.stream().filter(entry -> entry.record() != null).map(Entry::id).forEach(about::add);
        List<Notification> seen = identity.as(who.actor(), () -> words.told(entries, language)).stream()
                .filter(one -> one.record() != null || !about.contains(one.id()))
                .toList();
        return seen.isEmpty() ? Optional.empty() : Optional.of(message(who, seen));
    }

    private MailMessage message(Receiver who, List<Notification> seen) {
        Locale language = who.actor().locale();
        Digest digest =
                database.reads(sql -> new ChoiceBook(sql).digest(who.actor().id()));
        String title = texts.get(language, "mail.digest.title", seen.size());
        MailPage page = new MailPage(texts, language, who.actor().zone(), server.publicAddress());
        page.title(title);
        Map<String, List<Notification>> kinds = new LinkedHashMap<>();
        seen.forEach(one ->
                kinds.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one));
        kinds.forEach((kind, ones) -> group(page, language, kind, ones));
        page.foot(
                digest.weekday() == null
                        ? texts.get(language, "mail.digest.why", digest.hour())
                        : texts.get(
                                language,
                                "mail.digest.why.weekly",
                                digest.weekday().getDisplayName(java.time.format.TextStyle.FULL, language),
                                digest.hour()));
        return MailMessage.of(who.address(), title, page.text(), page.html());
    }

    private void group(MailPage page, Locale language, String kind, List<Notification> ones) {
        page.group(texts.get(language, "notification.kind." + kind), ones.size());
        ones.stream().limit(MOST_OF_A_KIND).forEach(one -> page.entry(one, true));
        if (ones.size() > MOST_OF_A_KIND) {
            page.more(ones.size() - MOST_OF_A_KIND);
        }
    }

    @Override
    public void sent(String user, Instant at) {
        new NotificationBook(database.sql()).digested(user, new ChoiceBook(database.sql()).digestKinds(user), at);
    }
}
