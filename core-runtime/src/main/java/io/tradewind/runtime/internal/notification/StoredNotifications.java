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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.notification.Notice;
import io.tradewind.notification.Notification;
import io.tradewind.notification.NotificationKind;
import io.tradewind.notification.Notifications;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.db.Sql;
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
    private final Annex annex;
    private final Texts texts;
    private final Clock clock;
    private final Map<String, Set<Runnable>> watches = new ConcurrentHashMap<>();
    private final List<NotificationKind> kinds = new CopyOnWriteArrayList<>();

    @Activate
    public StoredNotifications(
            @org.osgi.service.component.annotations.Reference Database database,
            @org.osgi.service.component.annotations.Reference Transactions transactions,
            @org.osgi.service.component.annotations.Reference Identity identity,
            @org.osgi.service.component.annotations.Reference Annex annex,
            @org.osgi.service.component.annotations.Reference Texts texts) {
        this(database, transactions, identity, annex, texts, Clock.systemUTC());
    }

    public StoredNotifications(
            Database database, Transactions transactions, Identity identity, Annex annex, Texts texts, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.identity = identity;
        this.annex = annex;
        this.texts = texts;
        this.clock = clock;
    }

    @org.osgi.service.component.annotations.Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
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
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<String> told = new ArrayList<>();
            for (String receiver : notice.receivers()) {
                if (!book.isDeclined(receiver, notice.kind())) {
                    book.write(receiver, notice, now);
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
        return new Page(told(shown, language), next);
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

    private List<Notification> told(List<Entry> entries, Locale language) {
        Set<RecordRef> records =
                entries.stream().flatMap(entry -> ref(entry).stream()).collect(Collectors.toSet());
        Map<RecordRef, String> titles = annex.titles(records);
        Set<String> people =
                entries.stream().map(Entry::by).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, String> names = database.reads(sql -> annex.people(people, sql));
        return entries.stream()
                .map(entry -> told(entry, titles, names, language))
                .toList();
    }

    private static Optional<RecordRef> ref(Entry entry) {
        String type = entry.type();
        String record = entry.record();
        return type == null || record == null ? Optional.empty() : Optional.of(new RecordRef(type, record));
    }

    private Notification told(Entry entry, Map<RecordRef, String> titles, Map<String, String> names, Locale language) {
        Optional<RecordRef> ref = ref(entry);
        Optional<String> title = ref.map(titles::get);
        boolean hidden = ref.isPresent() && title.isEmpty();
        String by = entry.by();
        String who = by == null ? "" : Objects.requireNonNullElse(names.get(by), "—");
        String what = title.orElseGet(() -> entry.type() == null
                ? ""
                : texts.find(language, entry.type() + ".title").orElse(entry.type()));
        List<Object> arguments = new ArrayList<>(List.of(who, what, entry.times()));
        arguments.addAll(entry.arguments());
        return new Notification(
                entry.id(),
                entry.kind(),
                texts.get(language, hidden ? "notification.hidden" : entry.text(), arguments.toArray()),
                texts.get(language, "notification.why." + entry.kind()),
                entry.type(),
                hidden ? null : entry.record(),
                entry.times(),
                entry.at(),
                by == null || hidden ? null : new Reference(by, names.get(by)),
                entry.unread());
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
            Set<String> declined = new NotificationBook(sql).declined(user());
            return kinds().map(kind -> new Preference(kind, !declined.contains(kind)))
                    .toList();
        });
    }

    @Override
    public void prefer(String kind, boolean wanted) {
        if (kinds().noneMatch(kind::equals)) {
            throw new TradewindException(Kind.NOT_FOUND, "notifications.no-such-kind", kind);
        }
        changing(book -> book.prefer(user(), kind, wanted));
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
