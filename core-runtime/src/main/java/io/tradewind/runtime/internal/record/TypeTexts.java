package io.tradewind.runtime.internal.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.runtime.internal.db.Sql;

/**
 * The searched texts of a type in memory, for Derby: it can look for a word within texts only by reading the whole table. Read when
 * somebody first looks for a word, followed at each commit, forgotten when nobody has looked for a while. Good for one node only,
 * as Derby is.
 */
final class TypeTexts {
    /** More are not handed to the database: by then a page is filled sooner in the order of the list. */
    static final int MOST_CANDIDATES = 1_000;

    private static final long IDLE_NANOS = Duration.ofMinutes(20).toNanos();
    /** Characters of one column; above it, the database looks by itself. */
    private static final long LARGEST = 20_000_000;
    /** What has grown to so many times its first size by changes is read again. */
    private static final int GROWTH = 2;

    private static final long SMALL = 100_000;

    private static final class Kept {
        private final Column column;
        private volatile ColumnTexts texts = new ColumnTexts();
        private volatile long firstSize = -1;
        private volatile long usedAt = System.nanoTime();

        private Kept(Column column) {
            this.column = column;
        }

        private boolean isRead() {
            return firstSize >= 0;
        }

        private boolean isTooLarge() {
            return firstSize > LARGEST;
        }

        private boolean isOver(long now) {
            boolean outgrown = texts.size() > GROWTH * Math.max(firstSize, SMALL);
            return isRead() && (outgrown || now - usedAt > IDLE_NANOS);
        }
    }

    private final String table;
    private final BiFunction<Column, RecordEntity, @Nullable Object> value;
    private final Map<String, Kept> columns = new ConcurrentHashMap<>();

    /** @param value reads the value of a column from a record */
    TypeTexts(String table, BiFunction<Column, RecordEntity, @Nullable Object> value) {
        this.table = table;
        this.value = value;
    }

    /**
     * Ids of at least all records in whose columns the word stands.
     *
     * @param word in lower case, not empty
     * @return empty if they are too many to be useful, or the texts too large to be kept
     */
    Optional<Set<String>> containing(List<Column> within, String word, Sql sql) {
        Set<String> all = new HashSet<>();
        for (Column column : within) {
            Kept kept = read(column, sql);
            Optional<Set<String>> found =
                    kept.isTooLarge() ? Optional.empty() : kept.texts.containing(word, MOST_CANDIDATES);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(found.get());
        }
        return all.size() > MOST_CANDIDATES ? Optional.empty() : Optional.of(all);
    }

    private Kept read(Column column, Sql sql) {
        long now = System.nanoTime();
        columns.values().removeIf(kept -> kept.isOver(now));
        // Noted before it is read: what commits meanwhile is added beside it.
        Kept kept = columns.computeIfAbsent(column.name(), name -> new Kept(column));
        kept.usedAt = now;
        synchronized (kept) {
            if (!kept.isRead()) {
                fill(kept, sql);
            }
        }
        return kept;
    }

    private void fill(Kept kept, Sql sql) {
        try {
            sql.list("select id, " + kept.column.lowered() + " from " + table, row -> add(kept, row));
        } catch (RuntimeException failure) {
            columns.remove(kept.column.name(), kept);
            throw failure;
        }
        kept.firstSize = kept.texts.size();
        if (kept.isTooLarge()) {
            kept.texts = new ColumnTexts();
        }
    }

    private static boolean add(Kept kept, ResultSet row) throws SQLException {
        String text = row.getString(2);
        if (text != null && kept.texts.size() <= LARGEST) {
            kept.texts.add(row.getString(1), text);
        }
        return true;
    }

    /** A record was saved and its transaction has committed. */
    void saved(RecordEntity record) {
        for (Kept kept : columns.values()) {
            if (!kept.isTooLarge() && value.apply(kept.column, record) instanceof String text) {
                kept.texts.add(record.id(), text.toLowerCase(Locale.ROOT));
            }
        }
    }
}
