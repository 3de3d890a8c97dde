package io.tradewind.runtime.internal.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.entity.RecordId;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.list.ValueLists;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** All lists in memory, read anew when one of them has changed. They are small: a few hundred entries. */
@Component(service = {ValueLists.class, StoredLists.class})
public final class StoredLists implements ValueLists {
    private static final String EPOCH = "lists";
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_TEXT = 200;

    private record Kept(String stamp, Map<String, List<Entry>> lists) {}

    private final Identity identity;
    private final Transactions transactions;
    private final Database database;
    private final Events events;
    private final Epochs epochs;
    private volatile Kept kept = new Kept("", Map.of());

    @Activate
    public StoredLists(
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Events events,
            @Reference Epochs epochs) {
        this.identity = identity;
        this.transactions = transactions;
        this.database = database;
        this.events = events;
        this.epochs = epochs;
    }

    @Override
    public List<Entry> entries(String list) {
        return lists().getOrDefault(list, List.of());
    }

    @Override
    public Optional<Entry> find(String list, String codeOrText) {
        String wanted = plain(codeOrText);
        return entries(list).stream()
                .filter(entry -> plain(entry.code()).equals(wanted))
                .findFirst()
                .or(() -> entries(list).stream()
                        .filter(entry -> says(entry, wanted))
                        .findFirst());
    }

    @Override
    public Entry add(String list, String text) {
        String clean = cut(text.strip(), LONGEST_TEXT);
        return transactions.required(() -> {
            List<Entry> now = read().getOrDefault(list, List.of());
            return now.stream()
                    .filter(entry -> plain(entry.code()).equals(plain(clean)) || says(entry, plain(clean)))
                    .findFirst()
                    .orElseGet(() -> append(
                            list, clean, now.isEmpty() ? 0 : now.getLast().position() + 1));
        });
    }

    private Entry append(String list, String text, int position) {
        Entry entry = new Entry(list, freeCode(codes(list), text), text, text, position, true);
        insert(List.of(entry));
        return entry;
    }

    @Override
    public void provide(String list, List<Entry> entries) {
        transactions.run(() -> {
            Set<String> there = codes(list);
            insert(entries.stream()
                    .filter(entry -> !there.contains(entry.code()))
                    .toList());
        });
    }

    /**
     * Makes a list so, in this order; entries that are not named are no longer offered. For whoever keeps a list together with the field that
     * uses it.
     *
     * @param entries those with an empty code are new
     */
    public void arrange(String list, List<Entry> entries) {
        transactions.run(() -> {
            Set<String> there = codes(list);
            Set<String> taken = new HashSet<>(there);
            List<Entry> fresh = new ArrayList<>();
            database.sql()
                    .update(
                            "update core.list_values set active = false, version = version + 1 where list_name = ?"
                                    + " and active = true",
                            list);
            for (int place = 0; place < entries.size(); place++) {
                Entry entry = coded(entries.get(place), taken, place);
                if (there.contains(entry.code())) {
                    update(entry);
                } else {
                    taken.add(entry.code());
                    fresh.add(entry);
                }
            }
            insert(fresh);
            changed();
        });
    }

    private static Entry coded(Entry entry, Set<String> taken, int place) {
        String text = entry.en().isEmpty() ? entry.zh() : entry.en();
        String code = entry.code().isEmpty() ? freeCode(taken, text) : entry.code();
        return new Entry(entry.list(), code, entry.zh(), entry.en(), place, entry.active(), entry.color());
    }

    private void update(Entry entry) {
        database.sql()
                .update(
                        "update core.list_values set zh = ?, en = ?, name = ?, place = ?, active = ?, color = ?,"
                                + " removed_at = null, removed_by = null, updated_at = ?, updated_by = ?,"
                                + " version = version + 1 where list_name = ? and code = ?",
                        entry.zh(),
                        entry.en(),
                        ListValue.both(entry.zh(), entry.en()),
                        (long) entry.position(),
                        entry.active(),
                        entry.color().name(),
                        Clock.systemUTC().instant(),
                        identity.current().orElse(Actor.SYSTEM).id(),
                        entry.list(),
                        entry.code());
    }

    /** The list goes for good, with what is in the recycle bin. */
    public void drop(String list) {
        transactions.run(() -> {
            database.sql().update("delete from core.list_values where list_name = ?", list);
            changed();
        });
    }

    /** Something changed in the current transaction. */
    void changed() {
        epochs.bump(EPOCH);
    }

    /** Whether another entry of the list, be it in the recycle bin, has the code. */
    boolean isTaken(String list, String code, String butId) {
        return database.reads(sql -> sql.first(
                        "select id from core.list_values where list_name = ? and code = ? and id <> ?",
                        row -> row.getString(1),
                        list,
                        code,
                        butId))
                .isPresent();
    }

    private Map<String, List<Entry>> lists() {
        Kept last = kept;
        if (!last.stamp().equals(epochs.current(EPOCH))) {
            String stamp = epochs.read(EPOCH);
            last = new Kept(stamp, read());
            kept = last;
        }
        return last.lists();
    }

    private Map<String, List<Entry>> read() {
        Map<String, List<Entry>> lists = new LinkedHashMap<>();
        database.reads(sql -> sql.list(
                        "select list_name, code, zh, en, place, active, color from core.list_values"
                                + " where removed_at is null order by list_name, place, id",
                        StoredLists::entry))
                .forEach(entry -> lists.computeIfAbsent(entry.list(), list -> new ArrayList<>())
                        .add(entry));
        lists.replaceAll((list, entries) -> List.copyOf(entries));
        return lists;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(6),
                Color.valueOf(row.getString(7)));
    }

    /** Codes of the list, those in the recycle bin too: an admin who removed an entry does not want it back. */
    private Set<String> codes(String list) {
        return new HashSet<>(database.reads(sql ->
                sql.list("select code from core.list_values where list_name = ?", row -> row.getString(1), list)));
    }

    private void insert(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Instant now = Clock.systemUTC().instant();
        String by = identity.current().orElse(Actor.SYSTEM).id();
        List<String> ids = new ArrayList<>();
        for (Entry entry : entries) {
            String id = RecordId.next();
            ids.add(id);
            database.sql()
                    .update(
                            "insert into core.list_values (id, version, created_at, created_by, updated_at, updated_by,"
                                    + " list_name, code, zh, en, name, place, active, color)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            id,
                            1L,
                            now,
                            by,
                            now,
                            by,
                            entry.list(),
                            entry.code(),
                            entry.zh(),
                            entry.en(),
                            ListValue.both(entry.zh(), entry.en()),
                            (long) entry.position(),
                            entry.active(),
                            entry.color().name());
        }
        events.publish(new RecordsChanged("list-values", ids, RecordsChanged.Kind.CREATED, now));
        changed();
    }

    /** The code that a text suggests. */
    static String codeOf(String text) {
        return freeCode(Set.of(), text);
    }

    /** UPPER_SNAKE of the text; with a number behind if that is taken. */
    private static String freeCode(Set<String> taken, String text) {
        String snake = text.toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        String code = cut(snake.isEmpty() ? "ENTRY" : snake, LONGEST_CODE);
        String free = code;
        for (int i = 2; taken.contains(free); i++) {
            free = cut(code, LONGEST_CODE - 6) + "_" + i;
        }
        return free;
    }

    /** At most so many characters, never half of one. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static boolean says(Entry entry, String plainText) {
        return plain(entry.zh()).equals(plainText) || plain(entry.en()).equals(plainText);
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
