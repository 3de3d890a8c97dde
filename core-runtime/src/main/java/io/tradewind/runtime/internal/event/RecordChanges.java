package io.tradewind.runtime.internal.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.RecordsChanged;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;

/**
 * The event log for what each node keeps for itself, such as a search index: read from a place that the reader remembers. Handlers,
 * of which one on all nodes works, use {@link io.tradewind.event.EventHandler}.
 */
@Component(service = RecordChanges.class)
public final class RecordChanges {
    private final Database database;
    private final EventAppender appender;

    @Activate
    public RecordChanges(@Reference Database database, @Reference EventAppender appender) {
        this.database = database;
        this.appender = appender;
    }

    /** An event and its place in the log. */
    public record Change(long place, RecordsChanged event) {}

    /** The end of the log: who reads it and then reads data sees all that events up to here tell of. */
    public long end() {
        return database.reads(
                sql -> sql.first("select position from core.event_log_head where id = 1", row -> row.getLong(1))
                        .orElseThrow());
    }

    /** Changes between two places, the first not included, in order; at most so many. */
    public List<Change> between(long after, long upTo, int limit) {
        return database.reads(sql -> sql.list(
                "select seq, payload from core.event_log where type = ? and seq > ? and seq <= ?"
                        + " order by seq fetch first ? rows only",
                row -> new Change(row.getLong(1), EventCodec.decode(RecordsChanged.class, row.getString(2))),
                RecordsChanged.class.getName(),
                after,
                upTo,
                limit));
    }

    /** Tells logs apart that have events at the same place; empty if nothing is there. */
    public Optional<String> mark(long place) {
        return place == 0 ? Optional.of("0") : database.reads(sql -> mark(place, sql));
    }

    private static Optional<String> mark(long place, Sql sql) {
        return sql.first(
                "select payload, actor from core.event_log where seq = ?",
                row -> {
                    CRC32C sum = new CRC32C();
                    for (int column = 1; column <= 2; column++) {
                        sum.update(String.valueOf(row.getString(column)).getBytes(StandardCharsets.UTF_8));
                    }
                    return Long.toHexString(sum.getValue());
                },
                place);
    }

    /** Calls after each commit on this node that appended something, on any thread, until closed; return fast. */
    public Watch onAppended(Runnable listener) {
        appender.onAppended(listener);
        return () -> appender.forget(listener);
    }

    /** Ends the calls. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
