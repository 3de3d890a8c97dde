package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Action;
import io.tradewind.runtime.internal.record.RecordBatches.Row;

/**
 * What follows from other things by itself, a grade for example, is nobody's change: it does not stand in the way of somebody who knew the
 * record before it.
 */
final class Bookkeeping {
    private static final int ASKED_AT_ONCE = 200;

    private Bookkeeping() {}

    /** The rows; those whose records have since only been kept up to date ask for the present version. */
    static List<Row> passOver(Desk desk, List<Row> rows, Map<String, RecordEntity> existing) {
        Set<String> kinds = desk.type().spec().actions().stream()
                .filter(Action::bookkeeping)
                .map(Action::name)
                .collect(Collectors.toSet());
        Map<String, Row> behind = new LinkedHashMap<>();
        for (Row row : rows) {
            RecordEntity record = row.id() == null ? null : existing.get(row.id());
            if (record != null && row.version() != RecordBatches.ANY && row.version() < record.version()) {
                behind.put(record.id(), row);
            }
        }
        if (kinds.isEmpty() || behind.isEmpty()) {
            return rows;
        }
        Map<String, Long> kept = kept(desk, behind, kinds);
        return rows.stream()
                .map(row -> row.id() != null && behind.get(row.id()) == row ? known(row, existing, kept) : row)
                .toList();
    }

    private static Row known(Row row, Map<String, RecordEntity> existing, Map<String, Long> kept) {
        RecordEntity record = Objects.requireNonNull(existing.get(row.id()));
        boolean all = kept.getOrDefault(record.id(), 0L) == record.version() - row.version();
        return all ? new Row(row.id(), record.version(), row.values()) : row;
    }

    /** How many of the versions since then the trace explains in these ways. */
    private static Map<String, Long> kept(Desk desk, Map<String, Row> behind, Set<String> kinds) {
        Map<String, Long> kept = new HashMap<>();
        List<String> ids = List.copyOf(behind.keySet());
        for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE));
            List<@Nullable Object> values = new ArrayList<>(some);
            desk.sql()
                    .list(
                            "select record_id, version, kind from core.audit_entry where record_id in (?"
                                    + ", ?".repeat(some.size() - 1) + ")",
                            entry -> {
                                String id = entry.getString(1);
                                Row row = behind.get(id);
                                if (row != null
                                        && entry.getLong(2) > row.version()
                                        && kinds.contains(entry.getString(3))) {
                                    kept.merge(id, 1L, Long::sum);
                                }
                                return id;
                            },
                            values.toArray());
        }
        return kept;
    }
}
