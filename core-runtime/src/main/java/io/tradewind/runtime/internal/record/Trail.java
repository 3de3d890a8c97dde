package io.tradewind.runtime.internal.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.CustomField;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;

/** The trace of records: written in the transaction of the change, never changed but for what a person wants erased. */
final class Trail {
    static final String CREATED = "CREATED";
    static final String CHANGED = "CHANGED";
    static final String REMOVED = "REMOVED";
    static final String RESTORED = "RESTORED";
    /** Took another record in. */
    static final String MERGED = "MERGED";
    /** Went to the bin, since it was the same as another one. */
    static final String MERGED_INTO = "MERGED_INTO";
    /** Two records again. */
    static final String UNMERGED = "UNMERGED";

    private static final String COLUMNS = "id, record_id, happened_at, actor, kind, version, changes";

    /** One change set. */
    record Entry(
            String id,
            String record,
            Instant at,
            String actor,
            String kind,
            long version,
            Map<String, List<@Nullable Object>> changes) {}

    /** A change set to be written. */
    record Fresh(String record, long version, String kind, Map<String, Snapshot.Change> changes) {}

    private Trail() {}

    static void write(String type, String actor, Instant at, List<Fresh> entries, Sql sql) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Fresh entry : entries) {
            rows.add(new Object[] {
                RecordId.next(),
                type,
                entry.record(),
                entry.version(),
                entry.kind(),
                at,
                actor,
                ValueJson.ofChanges(entry.changes())
            });
        }
        if (!rows.isEmpty()) {
            sql.batch(
                    "insert into core.audit_entry (id, type, record_id, version, kind, happened_at, actor, changes)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    /** Newest first. */
    static List<Entry> read(String record, int limit, @Nullable Instant before, Sql sql) {
        String older = before == null ? "" : " and happened_at < ?";
        List<@Nullable Object> values = new ArrayList<>(List.of(record));
        if (before != null) {
            values.add(before);
        }
        values.add(limit);
        return sql.list(
                "select " + COLUMNS + " from core.audit_entry where record_id = ?" + older
                        + " order by record_id desc, id desc fetch first ? rows only",
                Trail::entry,
                values.toArray());
    }

    /** What happened after the moment, newest first. */
    static List<Entry> since(String record, Instant moment, Sql sql) {
        return sql.list(
                "select " + COLUMNS + " from core.audit_entry where record_id = ? and happened_at > ?"
                        + " order by record_id desc, id desc",
                Trail::entry,
                record,
                moment);
    }

    /** Newest first, of several records. */
    static List<Entry> readAll(Collection<String> records, int limit, @Nullable Instant notAfter, Sql sql) {
        if (records.isEmpty()) {
            return List.of();
        }
        String older = notAfter == null ? "" : " and happened_at <= ?";
        List<@Nullable Object> values = new ArrayList<>(records);
        if (notAfter != null) {
            values.add(notAfter);
        }
        values.add(limit);
        String marks = String.join(", ", Collections.nCopies(records.size(), "?"));
        return sql.list(
                "select " + COLUMNS + " from core.audit_entry where record_id in (" + marks + ")" + older
                        + " order by happened_at desc, id desc fetch first ? rows only",
                Trail::entry,
                values.toArray());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getString(2),
                java.util.Objects.requireNonNull(Row.instant(row, 3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                ValueJson.changes(row.getString(7)));
    }

    /** Writes over the former values of these fields; that and when they were changed stays. */
    static void erase(String record, Set<String> fields, String instead, Sql sql) {
        for (Entry entry : read(record, Integer.MAX_VALUE, null, sql)) {
            if (entry.changes().keySet().stream()
                    .noneMatch(field -> fields.contains(field) || CustomField.isOne(field))) {
                continue;
            }
            Map<String, @Nullable Object> changes = new LinkedHashMap<>();
            entry.changes().forEach((field, both) -> {
                List<@Nullable Object> kept = new ArrayList<>(both);
                if (fields.contains(field) || CustomField.isOne(field)) {
                    kept.replaceAll(value -> value == null ? null : instead);
                }
                changes.put(field, kept);
            });
            sql.update("update core.audit_entry set changes = ? where id = ?", ValueJson.ofObject(changes), entry.id());
        }
    }

    /** Names of the fields that were changed after the version. */
    static List<String> changedSince(String record, long version, Sql sql) {
        return sql
                .list(
                        "select changes from core.audit_entry where record_id = ? and version > ?",
                        row -> ValueJson.changes(row.getString(1)),
                        record,
                        version)
                .stream()
                .flatMap(changes -> changes.keySet().stream())
                .distinct()
                .toList();
    }
}
