package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradewind.TradewindException;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.Plan;

/** Finds the records that rows are about. */
final class Existing {
    private final Records records;
    private final String type;
    private final Plan plan;
    private final List<Column> columns;
    private final Set<String> fields = new HashSet<>();

    Existing(Engine engine, String type, Plan plan, List<Column> columns) {
        this.records = engine.records();
        this.type = type;
        this.plan = plan;
        this.columns = columns;
        for (Column column : columns) {
            if (!column.isCustom() && !column.spec().name().equals(ImportFields.ID)) {
                fields.add(column.spec().name());
            }
        }
    }

    /** The record of each row that has one; rows that ought to have one and do not, or several, are refused. */
    Map<ImportRow, RecordView> find(List<ImportRow> rows) {
        Map<ImportRow, RecordView> found = new LinkedHashMap<>();
        if (plan.mode() == Mode.CREATE || rows.isEmpty()) {
            return found;
        }
        String matchBy = java.util.Objects.requireNonNull(plan.matchBy());
        Column column = columns.stream()
                .filter(candidate -> candidate.target().field().equals(matchBy))
                .findFirst()
                .orElseThrow();
        Map<String, List<RecordView>> byKey = look(matchBy, rows);
        for (ImportRow row : rows) {
            Object key = row.values().get(matchBy);
            List<RecordView> meets =
                    key == null ? List.of() : byKey.getOrDefault(Survey.key(key.toString()), List.of());
            if (meets.size() > 1) {
                row.refuse(RowRefused.of(
                        column.header(), String.valueOf(key), "import.ambiguous", String.valueOf(key), meets.size()));
            } else if (meets.size() == 1) {
                found.put(row, meets.getFirst());
            } else if (plan.mode() == Mode.UPDATE || key == null || matchBy.equals(ImportFields.ID)) {
                row.refuse(
                        key == null
                                ? RowRefused.of(column.header(), "", "import.no-key")
                                : RowRefused.of(column.header(), key.toString(), "import.no-such-record", key));
            }
        }
        return found;
    }

    private Map<String, List<RecordView>> look(String matchBy, List<ImportRow> rows) {
        Map<String, List<RecordView>> byKey = new HashMap<>();
        List<String> keys = rows.stream()
                .map(row -> row.values().get(matchBy))
                .filter(java.util.Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
        if (matchBy.equals(ImportFields.ID)) {
            keys.forEach(id -> byId(id, byKey));
            return byKey;
        }
        Set<String> asked = new HashSet<>(fields);
        asked.add(matchBy);
        boolean custom = columns.stream().anyMatch(Column::isCustom);
        for (int from = 0; from < keys.size(); from += 200) {
            List<String> some = keys.subList(from, Math.min(from + 200, keys.size()));
            var query = RecordQuery.ALL
                    .filters(List.of(new Filter(matchBy, Operator.IN, some)))
                    .fields(asked);
            records.each(
                    type,
                    query,
                    view -> byKey.computeIfAbsent(
                                    Survey.key(String.valueOf(view.value(matchBy))), key -> new ArrayList<>())
                            .add(custom ? records.read(view.ref()) : view));
        }
        return byKey;
    }

    private void byId(String id, Map<String, List<RecordView>> byKey) {
        try {
            byKey.put(Survey.key(id), List.of(records.read(new RecordRef(type, id))));
        } catch (TradewindException absent) {
            if (absent.kind() != TradewindException.Kind.NOT_FOUND) {
                throw absent;
            }
        }
    }
}
