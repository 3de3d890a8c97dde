package io.tradewind.runtime.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordId;
import io.tradewind.event.DomainEvent;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The tables of the event log as the dispatcher reads and moves them. */
final class Cursors {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    private final Database database;
    private final Transactions transactions;

    Cursors(Database database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Where a handler stands. */
    record Cursor(
            String handler,
            String type,
            long position,
            int attempts,
            @Nullable Instant nextTryAt,
            @Nullable String problem) {
        private static final String COLUMNS = "handler, type, position, attempts, next_try_at, problem";

        private static Cursor read(java.sql.ResultSet row) throws java.sql.SQLException {
            return new Cursor(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getInt(4),
                    Row.instant(row, 5),
                    row.getString(6));
        }

        Cursor at(long place) {
            return new Cursor(handler, type, place, attempts, nextTryAt, problem);
        }

        boolean isDue(Instant now) {
            return nextTryAt == null || !nextTryAt.isAfter(now);
        }
    }

    /** An event as it lies in the log. */
    record Entry(long seq, String payload) {
        <E extends DomainEvent> E event(Class<E> type) {
            return EventCodec.decode(type, payload);
        }
    }

    /** An event of one of several types. */
    record Typed(String type, Entry entry) {}

    /** A part of the log up to a place, as far as one handler's type is concerned. */
    record Stretch(List<Entry> entries, long upTo) {}

    long end() {
        return database.reads(Cursors::end);
    }

    private static long end(Sql sql) {
        return sql.first("select position from core.event_log_head where id = 1", row -> row.getLong(1))
                .orElseThrow();
    }

    /** Types of the events in this part of the log. */
    List<String> types(long after, long upTo) {
        return database.reads(sql -> sql.list(
                "select distinct type from core.event_log where seq > ? and seq <= ?",
                row -> row.getString(1),
                after,
                upTo));
    }

    /** All events in this part of the log. */
    News news(long after, long upTo) {
        return News.of(
                after,
                upTo,
                database.reads(sql -> sql.list(
                        "select seq, payload, type from core.event_log where seq > ? and seq <= ? order by seq",
                        row -> new Typed(row.getString(3), new Entry(row.getLong(1), row.getString(2))),
                        after,
                        upTo)));
    }

    /** Gives a handler that has never run its cursor. */
    void begin(String handler, String type, boolean fromTheBeginning) {
        try {
            transactions.run(() -> {
                Sql sql = database.sql();
                int known = sql.update("update core.event_cursor set type = ? where handler = ?", type, handler);
                if (known == 0) {
                    sql.update(
                            "insert into core.event_cursor (handler, type, position, attempts) values (?, ?, ?, 0)",
                            handler,
                            type,
                            fromTheBeginning ? 0 : end(sql));
                }
            });
        } catch (RuntimeException failure) {
            if (!database.dialect().isUniqueViolation(failure)) {
                throw failure;
            }
        }
    }

    /** The handler's cursor for this transaction alone; empty while another node has it. */
    Optional<Cursor> claim(String handler) {
        return find(handler, database.dialect().skipLocked());
    }

    Optional<Cursor> find(String handler) {
        return find(handler, "");
    }

    private Optional<Cursor> find(String handler, String lock) {
        String query = "select " + Cursor.COLUMNS + " from core.event_cursor where handler = ?" + lock;
        return database.reads(sql -> sql.first(query, Cursor::read, handler));
    }

    /** What comes after the cursor, at most so many events. */
    Stretch next(Cursor cursor, int count) {
        // The end is read first: whoever sees it sees all events before it.
        Sql sql = database.sql();
        long end = end(sql);
        List<Entry> entries = sql.list(
                "select seq, payload from core.event_log where type = ? and seq > ? and seq <= ?"
                        + " order by seq fetch first ? rows only",
                row -> new Entry(row.getLong(1), row.getString(2)),
                cursor.type,
                cursor.position,
                end,
                count);
        return new Stretch(
                entries, entries.size() < count ? end : entries.getLast().seq());
    }

    /**
     * Moves the cursor on.
     *
     * @throws IllegalStateException if somebody else moved it meanwhile; the transaction is to be rolled back
     */
    void move(Cursor cursor, long position) {
        int moved = database.sql()
                .update(
                        "update core.event_cursor set position = ?, attempts = 0, next_try_at = ?, problem = ?"
                                + " where handler = ? and position = ?",
                        position,
                        Sql.Absent.TIMESTAMP,
                        null,
                        cursor.handler,
                        cursor.position);
        if (moved == 0) {
            throw new IllegalStateException("The cursor of " + cursor.handler + " was moved by somebody else");
        }
    }

    /** Keeps how far handlers have come that wanted nothing of what lies before. */
    void pass(Map<String, Long> places) {
        transactions.run(() -> {
            Sql sql = database.sql();
            places.forEach((handler, place) -> sql.update(
                    "update core.event_cursor set position = ? where handler = ? and position < ? and attempts = 0",
                    place,
                    handler,
                    place));
        });
    }

    /** Notes a failed attempt; the next one waits 1 s, 2 s, 4 s …, at most 10 minutes. */
    Duration failed(Cursor cursor, String problem, Instant now) {
        var delay = Duration.ofSeconds(1L << Math.min(cursor.attempts, 20));
        var wait = delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
        transactions.run(() -> database.sql()
                .update(
                        "update core.event_cursor set attempts = ?, next_try_at = ?, problem = ?"
                                + " where handler = ? and position = ?",
                        cursor.attempts + 1,
                        now.plus(wait),
                        cut(problem),
                        cursor.handler,
                        cursor.position));
        return wait;
    }

    void retryNow(String handler) {
        transactions.run(() -> database.sql()
                .update(
                        "update core.event_cursor set next_try_at = ? where handler = ?",
                        Sql.Absent.TIMESTAMP,
                        handler));
    }

    /** Keeps who let which event be passed over, and why. */
    void skipped(Cursor cursor, Entry entry, String reason, String by, Instant now) {
        database.sql()
                .update(
                        "insert into core.event_skip (id, handler, seq, reason, problem, skipped_by, skipped_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        RecordId.next(),
                        cursor.handler,
                        entry.seq,
                        cut(reason),
                        cursor.problem,
                        by,
                        now);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 1_000)).replace('\0', ' ');
    }

    List<Cursor> all() {
        return database.reads(
                sql -> sql.list("select " + Cursor.COLUMNS + " from core.event_cursor order by handler", Cursor::read));
    }

    /** Events of the cursor's type after it. */
    long behind(Cursor cursor) {
        return database.reads(sql -> sql.first(
                        "select count(*) from core.event_log where type = ? and seq > ?",
                        row -> row.getLong(1),
                        cursor.type,
                        cursor.position))
                .orElseThrow();
    }
}
