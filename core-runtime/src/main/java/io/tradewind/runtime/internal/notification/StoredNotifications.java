package io.tradewind.runtime.internal.notification;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.notification.Notice;
import io.tradewind.notification.NotificationKind;
import io.tradewind.notification.Notifications;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.notification.ChoiceBook.Ways;
import io.tradewind.runtime.internal.notification.NotificationBook.Entry;
import io.tradewind.runtime.internal.record.Annex;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;

/** Notifications in the core's tables; sentences are made and rights are asked when they are read. */
@Component(service = {Notifications.class, StoredNotifications.class})
public final class StoredNotifications implements Notifications {
    private final Database database;
    private final Transactions transactions;
    private final Identity identity;
    private final NotificationWords words;
    private final NotificationMail mail;
    private final Clock clock;
    private final Map<String, Set<Runnable>> watches = new ConcurrentHashMap<>();
    private final List<NotificationKind> kinds = new CopyOnWriteArrayList<>();

    @Activate
    public StoredNotifications(
            @Reference Database database,
            @Reference Transactions transactions,
            @Reference Identity identity,
            @Reference Annex annex,
            @Reference Texts texts,
            @Reference NotificationMail mail) {
        this(database, transactions, identity, annex, texts, mail, Clock.systemUTC());
    }

    public StoredNotifications(
            Database database,
            Transactions transactions,
            Identity identity,
            Annex annex,
            Texts texts,
            NotificationMail mail,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
        this.words = new NotificationWords(database, annex, texts);
        this.mail = mail;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addKind(NotificationKind kind) {
        kinds.add(kind);
    }

    void removeKind(NotificationKind kind) {
        kinds.remove(kind);
    }

    @Override
    public void send(Notice notice) {
        transactions.run(() -> {
            NotificationBook book = new NotificationBook(database.sql());
            ChoiceBook choices = new ChoiceBook(database.sql());
            Instant now = now();
            List<String> told = new ArrayList<>();
            for (String receiver : notice.receivers()) {
                Ways ways = choices.ways(receiver, notice.kind());
                if (ways.any()) {
                    Optional<String> fresh = book.write(receiver, notice, ways.app(), now);
                    fresh.filter(id -> ways.mail()).ifPresent(id -> mail.queue(receiver, id, now));
                    told.add(receiver);
                }
            }
            transactions.afterCommit(() -> told.forEach(this::tell));
        });
    }

    private void tell(String user) {
        watches.getOrDefault(user, Set.of()).forEach(Runnable::run);
    }

    private String user() {
        return identity.require().id();
    }

    @Override
    public Page mine(boolean unreadOnly, int limit, @Nullable String after, Locale language) {
        String[] cursor = after == null ? new String[] {"", ""} : after.split("_", 2);
        Instant before = after == null ? null : moment(cursor);
        int rows = Math.clamp(limit, 1, 200);
        List<Entry> entries =
                database.reads(sql -> new NotificationBook(sql).page(user(), unreadOnly, rows + 1, before, cursor[1]));
        List<Entry> shown = entries.subList(0, Math.min(rows, entries.size()));
        String next = entries.size() > rows
                ? shown.getLast().at() + "_" + shown.getLast().id()
                : null;
        return new Page(words.told(shown, language), next);
    }

    private static Instant moment(String[] cursor) {
        try {
            if (cursor.length == 2) {
                return Instant.parse(cursor[0]);
            }
        } catch (DateTimeException malformed) {
            // told below
        }
        throw new TradewindException(Kind.MALFORMED, "notifications.bad-cursor");
    }

    @Override
    public int unread() {
        return database.reads(sql -> new NotificationBook(sql).unread(user(), MOST_COUNTED));
    }

    @Override
    public void read(Collection<String> ids) {
        changing(book -> {
            if (book.read(user(), ids) < Set.copyOf(ids).size()) {
                throw new TradewindException(Kind.NOT_FOUND, "notifications.not-found");
            }
        });
    }

    @Override
    public void readAll() {
        changing(book -> book.readAll(user()));
    }

    private void changing(java.util.function.Consumer<NotificationBook> change) {
        String user = user();
        transactions.run(() -> {
            change.accept(new NotificationBook(database.sql()));
            transactions.afterCommit(() -> tell(user));
        });
    }

    private Stream<String> kinds() {
        return Stream.concat(
                BuiltInKinds.NAMES.stream(),
                kinds.stream()
                        .sorted(Comparator.comparingInt(NotificationKind::order))
                        .map(NotificationKind::name));
    }

    @Override
    public List<Preference> preferences() {
        return database.reads(sql -> {
            ChoiceBook book = new ChoiceBook(sql);
            Set<String> declined = book.declined(user());
            Map<String, Set<String>> wanted = book.wanted(user());
            return kinds().map(kind -> preference(kind, declined, wanted.getOrDefault(kind, Set.of())))
                    .toList();
        });
    }

    private static Preference preference(String kind, Set<String> declined, Set<String> wanted) {
        return new Preference(
                kind,
                !declined.contains(kind),
                wanted.contains(Channel.MAIL.name()),
                wanted.contains(Channel.DIGEST.name()));
    }

    @Override
    public void prefer(String kind, Channel channel, boolean wanted) {
        if (kinds().noneMatch(kind::equals)) {
            throw new TradewindException(Kind.NOT_FOUND, "notifications.no-such-kind", kind);
        }
        if (channel != Channel.APP && wanted) {
            noMail().ifPresent(code -> {
                throw new TradewindException(Kind.CONFLICT, code);
            });
        }
        String user = user();
        transactions.run(() -> {
            ChoiceBook book = new ChoiceBook(database.sql());
            if (channel == Channel.APP) {
                book.prefer(user, kind, wanted);
            } else {
                book.want(user, kind, channel, wanted);
            }
            if (channel == Channel.DIGEST && wanted && !book.hasDigest(user)) {
                book.keepDigest(user, Digest.DAILY, now());
            }
            transactions.afterCommit(() -> tell(user));
        });
    }

    @Override
    public Optional<String> noMail() {
        return mail.missing(user());
    }

    @Override
    public Digest digest() {
        return database.reads(sql -> new ChoiceBook(sql).digest(user()));
    }

    @Override
    public void changeDigest(Digest digest) {
        if (digest.hour() < 0 || digest.hour() > 23) {
            throw new InvalidRecord(List.of(FieldProblem.of("hour", "notifications.hour")));
        }
        String user = user();
        transactions.run(() -> new ChoiceBook(database.sql()).keepDigest(user, digest, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public AutoCloseable watch(String user, Runnable listener) {
        watches.computeIfAbsent(user, id -> ConcurrentHashMap.newKeySet()).add(listener);
        return () -> watches.computeIfPresent(user, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** Throws away what is older. */
    void drop(Duration older) {
        transactions.run(() -> sweep(database.sql(), clock.instant().minus(older)));
    }

    private static void sweep(Sql sql, Instant before) {
        new NotificationBook(sql).dropBefore(before);
    }
}
