package io.tradewind.rest.internal.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.CustomField;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.TypeSpec;
import io.tradewind.rest.internal.kernel.JsonValue;

/** Records as JSON objects: id and version first, then what the engine gives, in its order. */
record RecordJson(TypeSpec type) {

    /** A row of a list: of custom values those that are in fields, and no actions. */
    Map<String, @Nullable Object> row(RecordView record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", record.id());
        json.put("version", record.version());
        if (type.numbered() && record.values().containsKey("number")) {
            json.put("number", record.value("number"));
        }
        record.values().forEach((name, value) -> {
            if (!CustomField.isOne(name)) {
                json.put(name, JsonValue.of(value));
            }
        });
        String state = type.stateField();
        if (!state.isEmpty() && record.values().containsKey(state)) {
            json.putIfAbsent("state", JsonValue.of(record.value(state)));
        }
        Map<String, @Nullable Object> added = added(record);
        if (!added.isEmpty()) {
            json.put("custom", added);
        }
        return json;
    }

    /** Values of added fields, by the names that a record's custom values have. */
    private static Map<String, @Nullable Object> added(RecordView record) {
        Map<String, @Nullable Object> added = new LinkedHashMap<>();
        record.values().forEach((name, value) -> {
            if (CustomField.isOne(name)) {
                added.put(CustomField.shortName(name), JsonValue.of(value));
            }
        });
        return added;
    }

    /** The whole record. */
    Map<String, @Nullable Object> whole(RecordView record) {
        Map<String, @Nullable Object> json = row(record);
        Map<String, @Nullable Object> custom = added(record);
        record.custom().forEach((name, value) -> custom.put(name, JsonValue.of(value)));
        json.remove("custom"); // behind the other fields
        json.put("custom", custom);
        json.put("allowed", record.allowed());
        return json;
    }

    static Map<String, @Nullable Object> duplicate(Records.Duplicate duplicate) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", duplicate.id());
        json.put("title", duplicate.title());
        json.put("field", duplicate.field());
        json.put("owner", duplicate.owner());
        return json;
    }

    static Map<String, @Nullable Object> trace(Records.Trace trace) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", JsonValue.of(trace.at()));
        json.put("by", JsonValue.of(trace.by()));
        json.put("kind", trace.kind());
        json.put("version", trace.version());
        json.put("changes", trace.changes().stream().map(RecordJson::change).toList());
        return json;
    }

    static Map<String, @Nullable Object> change(Records.FieldChange change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", change.field());
        json.put("from", change.from());
        json.put("to", change.to());
        return json;
    }

    static Map<String, @Nullable Object> items(List<? extends Map<String, ?>> items) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", items);
        return json;
    }
}
