package io.tradewind.runtime.internal.mail;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Access;
import io.tradewind.event.Events;
import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailEnded;
import io.tradewind.mail.MailMessage;
import io.tradewind.mail.Mailer;
import io.tradewind.mail.Outbox;
import io.tradewind.runtime.internal.mail.MailBook.Fresh;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Messages in the core's table, until {@link MailSender} has sent them. */
@Component(service = {Mailer.class, Outbox.class, StoredOutbox.class})
public final class StoredOutbox implements Mailer, Outbox {
    private final Database database;
    private final Transactions transactions;
    private final StoredMailServer server;
    private final Access access;
    private final Events events;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public StoredOutbox(
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference StoredMailServer server,
            @Reference Access access,
            @Reference Events events) {
        this(database, transactions, server, access, events, Clock.systemUTC());
    }

    StoredOutbox(
            Database database,
            Transactions transactions,
            StoredMailServer server,
            Access access,
            Events events,
            Clock clock) {
        this.events = events;
        this.database = database;
        this.transactions = transactions;
        this.server = server;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public boolean isReady() {
        return server.isReady();
    }

    @Override
    public String send(MailMessage message) {
        SmtpServer through = server.ready().orElseThrow(() -> new TradewindException(Kind.CONFLICT, "mail.not-set-up"));
        String id = AdminMailServer.newMessageId(through.sender());
        put(new Fresh(
                id,
                Stream.concat(message.to().stream(), message.cc().stream())
                        .map(MailAddress::address)
                        .toList(),
                message.subject(),
                KeptMessage.json(message),
                null,
                null,
                now()));
        return id;
    }

    /**
     * Puts a message into the outbox that is composed when it is sent; nothing happens if no mail is sent at all.
     *
     * @param composer name of a {@link MailComposer}
     * @param key what it knows it by
     */
    public void compose(String composer, String key, MailAddress receiver, Instant due) {
        server.ready()
                .ifPresent(through -> put(new Fresh(
                        AdminMailServer.newMessageId(through.sender()),
                        List.of(receiver.address()),
                        "mail." + composer,
                        null,
                        composer,
                        key,
                        due)));
    }

    private void put(Fresh fresh) {
        transactions.run(() -> {
            new MailBook(database.sql()).add(fresh, now());
            transactions.afterCommit(this::tell);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Calls after something was put in on this node. */
    void onQueued(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public Optional<State> state(String messageId) {
        return database.reads(sql -> new MailBook(sql).state(messageId));
    }

    @Override
    public Page page(@Nullable State state, int limit, @Nullable String after) {
        AdminMailServer.require(access);
        String[] cursor = after == null ? new String[] {"", ""} : after.split("_", 2);
        Instant before = after == null ? null : moment(cursor);
        int rows = Math.clamp(limit, 1, 200);
        List<Entry> found = database.reads(sql -> new MailBook(sql).page(state, rows + 1, before, cursor[1]));
        List<Entry> shown = found.subList(0, Math.min(rows, found.size()));
        String next = found.size() > rows
                ? shown.getLast().queuedAt() + "_" + shown.getLast().id()
                : null;
        return new Page(shown, next);
    }

    private static Instant moment(String[] cursor) {
        try {
            if (cursor.length == 2) {
                return Instant.parse(cursor[0]);
            }
        } catch (DateTimeException malformed) {
            // told below
        }
        throw new TradewindException(Kind.MALFORMED, "mail.bad-cursor");
    }

    @Override
    public Map<State, Long> counts() {
        AdminMailServer.require(access);
        return database.reads(sql -> new MailBook(sql).counts());
    }

    @Override
    public void retry(String id) {
        AdminMailServer.require(access);
        transactions.run(() -> {
            MailBook book = new MailBook(database.sql());
            if (!book.requeue(id, now())) {
                throw refused(book, id);
            }
            transactions.afterCommit(this::tell);
        });
    }

    @Override
    public void remove(String id) {
        AdminMailServer.require(access);
        transactions.run(() -> {
            MailBook book = new MailBook(database.sql());
            Optional<String> own = book.ownMessage(id);
            if (!book.remove(id)) {
                throw refused(book, id);
            }
            own.ifPresent(messageId -> events.publish(new MailEnded(messageId, false, "mail.given-up", "", now())));
        });
    }

    private static TradewindException refused(MailBook book, String id) {
        return book.isThere(id)
                ? new TradewindException(Kind.CONFLICT, "mail.not-waiting")
                : new TradewindException(Kind.NOT_FOUND, "mail.not-found");
    }
}
