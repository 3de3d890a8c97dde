package io.tradewind.runtime.internal.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;

/** Lines that a type wants in its lists too: for settings, of which there are few with few lines. */
record ListedLines(Desk desk) {
    /** Names of such fields, as far as they are asked for and may be read. */
    private List<String> asked(RecordQuery query) {
        return desk.type().fields().values().stream()
                .map(io.tradewind.record.Field::spec)
                .filter(ListedLines::isListed)
                .map(FieldSpec::name)
                .filter(name -> query.fields().isEmpty() || query.fields().contains(name))
                .filter(desk.sight()::mayRead)
                .toList();
    }

    static boolean isListed(FieldSpec field) {
        return field.kind() == FieldKind.LINES && field.is(Trait.LISTED);
    }

    List<RecordView> with(List<RecordView> rows, RecordQuery query) {
        List<String> fields = rows.isEmpty() ? List.of() : asked(query);
        if (fields.isEmpty()) {
            return rows;
        }
        Map<String, RecordEntity> records = RecordBatches.existing(
                desk,
                rows.stream()
                        .map(row -> new RecordBatches.Row(row.id(), Map.of()))
                        .toList());
        Map<String, RecordView> whole = new HashMap<>();
        desk.views(records.values()).forEach(view -> whole.put(view.id(), view));
        return rows.stream().map(row -> with(row, whole.get(row.id()), fields)).toList();
    }

    private static RecordView with(RecordView row, @Nullable RecordView whole, List<String> fields) {
        if (whole == null) {
            return row;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
        fields.forEach(field -> values.put(field, whole.value(field)));
        return new RecordView(row.ref(), row.version(), row.title(), values, row.custom(), row.allowed());
    }
}
