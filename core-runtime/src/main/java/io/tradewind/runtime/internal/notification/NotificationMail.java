package io.tradewind.runtime.internal.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Identity;
import io.tradewind.mail.MailMessage;
import io.tradewind.notification.Notification;
import io.tradewind.runtime.internal.access.Receivers;
import io.tradewind.runtime.internal.access.Receivers.Receiver;
import io.tradewind.runtime.internal.mail.MailComposer;
import io.tradewind.runtime.internal.mail.StoredMailServer;
import io.tradewind.runtime.internal.mail.StoredOutbox;
import io.tradewind.runtime.internal.notification.NotificationBook.Owned;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;

/**
 * One notification by e-mail, half a minute later: what was read by then, or belongs to many of a kind, is not sent. Nor is what its
 * receiver may no longer see when it is sent.
 */
@Component(service = {MailComposer.class, NotificationMail.class})
public final class NotificationMail implements MailComposer {
    private static final String NAME = "notification";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Database database;
    private final Identity identity;
    private final Receivers receivers;
    private final StoredOutbox outbox;
    private final StoredMailServer server;
    private final Texts texts;
    private final NotificationWords words;

    @Activate
    public NotificationMail(
            @Reference Database database,
            @Reference Identity identity,
            @Reference Annex annex,
            @Reference Texts texts,
            @Reference Receivers receivers,
            @Reference StoredOutbox outbox,
            @Reference StoredMailServer server) {
        this.database = database;
        this.identity = identity;
        this.receivers = receivers;
        this.outbox = outbox;
        this.server = server;
        this.texts = texts;
        words = new NotificationWords(database, annex, texts);
    }

    /** Why mail cannot reach somebody, as a code; empty if it can. */
    Optional<String> missing(String user) {
        if (!outbox.isReady()) {
            return Optional.of("notifications.no-mail-server");
        }
        return receivers.find(user).isPresent() ? Optional.empty() : Optional.of("notifications.no-mail-address");
    }

    /** Sends it soon, if mail is sent at all and reaches them. */
    void queue(String receiver, String notification, Instant now) {
        receivers.find(receiver).ifPresent(who -> outbox.compose(NAME, notification, who.address(), now.plus(SOON)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<MailMessage> compose(String notification) {
        return database.reads(sql -> new NotificationBook(sql).unreadOne(notification))
                .flatMap(owned -> receivers.find(owned.receiver()).flatMap(who -> composed(owned, who)));
    }

    private Optional<MailMessage> composed(Owned owned, Receiver who) {
        Locale language = who.actor().locale();
        Notification told = identity.as(who.actor(), () -> words.told(List.of(owned.entry()), language))
                .getFirst();
        boolean hidden = owned.entry().record() != null && told.record() == null;
        if (hidden) {
            return Optional.empty();
        }
        MailPage page = new MailPage(texts, language, who.actor().zone(), server.publicAddress());
        page.title(told.words());
        page.entry(told, false);
        page.foot(told.why());
        return Optional.of(MailMessage.of(who.address(), told.words(), page.text(), page.html()));
    }
}
