package io.tradewind.runtime.internal.record;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Sql;

/** Texts of a record that went into the event log, which is kept. */
final class EventTexts {
    private record Kept(long number, String payload) {}

    private EventTexts() {}

    /** Writes over these texts in the events that name the record; who has not read them yet reads what stands instead. */
    static void erase(String record, Set<String> texts, String instead, Sql sql) {
        for (Kept event : sql.list(
                "select seq, payload from core.event_log where payload like ?",
                row -> new Kept(row.getLong(1), row.getString(2)),
                "%" + record + "%")) {
            Map<String, @Nullable Object> values = ValueJson.object(event.payload());
            boolean told =
                    values.values().stream().anyMatch(value -> value instanceof String text && texts.contains(text));
            if (told) {
                values.replaceAll(
                        (name, value) -> value instanceof String text && texts.contains(text) ? instead : value);
                sql.update(
                        "update core.event_log set payload = ? where seq = ?",
                        ValueJson.ofObject(values),
                        event.number());
            }
        }
    }
}
