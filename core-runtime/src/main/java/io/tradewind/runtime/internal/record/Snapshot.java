package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** All values of a record at one moment, by field, as the aggregate tells them; owner, team and free values too. */
record Snapshot(Map<String, @Nullable Object> values) {
    /** A value before and after. */
    record Change(@Nullable Object from, @Nullable Object to) {}

    static final Snapshot NOTHING = new Snapshot(Map.of());

    static Snapshot of(LiveType type, RecordEntity record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> {
            if (field.spec().stored() || field.spec().kind() == io.tradewind.record.FieldKind.LINES) {
                values.put(name, kept(field.read(record)));
            }
        });
        values.put(EngineFields.OWNER, record.ownerId());
        values.put(EngineFields.TEAM, record.teamId());
        values.put(EngineFields.CUSTOM, type.added().freeJson(record));
        return new Snapshot(values);
    }

    /** Lines are lists that the aggregate may change later. */
    private static @Nullable Object kept(@Nullable Object value) {
        if (value instanceof List<?> lines) {
            return lines.stream()
                    .map(line -> line instanceof Map<?, ?> parts ? new LinkedHashMap<>(parts) : line)
                    .toList();
        }
        return value;
    }

    /** What is different now, by field. */
    Map<String, Change> until(Snapshot after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        after.values.forEach((name, to) -> {
            Object from = values.get(name);
            if (!same(from, to)) {
                changes.put(name, new Change(from, to));
            }
        });
        return changes;
    }

    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal that) {
            return number.compareTo(that) == 0;
        }
        if (one instanceof List<?> none && none.isEmpty()) {
            return other == null || one.equals(other);
        }
        if (one == null && other instanceof List<?> none && none.isEmpty()) {
            return true;
        }
        return Objects.equals(one, other);
    }

    static Map<String, Object> formerValues(Map<String, Change> changes) {
        Map<String, Object> former = new LinkedHashMap<>();
        changes.forEach((name, change) -> former.put(name, change.from()));
        return former;
    }

    static String names(Map<String, Change> changes) {
        return changes.keySet().stream().collect(Collectors.joining(", "));
    }
}
