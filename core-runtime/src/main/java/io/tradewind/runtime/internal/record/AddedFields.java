package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.runtime.internal.custom.FieldColumns;
import io.tradewind.runtime.internal.custom.GivenValues;
import io.tradewind.runtime.internal.record.value.Plain;

/**
 * The fields that were added to a type. To the engine they are fields as any, named {@code custom.<name>}; the aggregate carries their values
 * among its custom values, and {@link AddedColumns} keeps these in columns too. What is in no field stays a free value.
 */
final class AddedFields {
    static final AddedFields NONE = new AddedFields(List.of(), Set.of());

    private static final int LONGEST = 20_000;

    private final List<CustomField> definitions;
    private final Map<String, FieldSpec> open = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private volatile Parsed last = new Parsed("", Map.of());

    /** The custom values that were read last: all fields of a record are read one after the other. */
    private record Parsed(String json, Map<String, @Nullable Object> values) {}

    /** @param columns that the type's table has */
    AddedFields(List<CustomField> definitions, Set<String> columns) {
        this.definitions = List.copyOf(definitions);
        for (CustomField field : definitions) {
            taken.add(field.name());
            String column = FieldColumns.column(field.definition());
            if (!field.archived() && columns.contains(column)) {
                open.put(field.name(), sortable(field.definition()).spec(field.fullName(), column));
            }
        }
    }

    /** As far as there is an order of such values. */
    private static FieldDefinition sortable(FieldDefinition field) {
        boolean ordered = field.kind() != FieldKind.LONG_TEXT
                && field.kind() != FieldKind.REFERENCE
                && field.kind() != FieldKind.TAGS;
        return ordered ? field.with(FieldSpec.Trait.SORTABLE) : field;
    }

    /** All that were added, archived ones too. */
    List<CustomField> definitions() {
        return definitions;
    }

    /** Those that are there for everybody, by the name they have in a record's custom values. */
    Map<String, FieldSpec> open() {
        return open;
    }

    boolean isEmpty() {
        return taken.isEmpty();
    }

    /** As the engine works with them. */
    List<Field<RecordEntity, ?>> fields() {
        List<Field<RecordEntity, ?>> fields = new ArrayList<>();
        open.forEach((name, spec) -> fields.add(Field.<RecordEntity, Object>of(
                spec,
                record -> AddedValue.read(spec.kind(), values(record).get(name)),
                (record, value) -> write(record, name, value))));
        return fields;
    }

    private Map<String, @Nullable Object> values(RecordEntity record) {
        String json = record.custom();
        if (json == null) {
            return Map.of();
        }
        Parsed parsed = last;
        if (!parsed.json().equals(json)) {
            parsed = new Parsed(json, ValueJson.object(json));
            last = parsed;
        }
        return parsed.values();
    }

    private void write(RecordEntity record, String name, @Nullable Object value) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values(record));
        if (value == null) {
            all.remove(name);
        } else {
            all.put(name, Plain.of(value));
        }
        keep(record, all);
    }

    private static void keep(RecordEntity record, Map<String, @Nullable Object> all) {
        String json = all.isEmpty() ? null : ValueJson.ofObject(all);
        if (json != null && json.length() > LONGEST) {
            throw new TradewindException(Kind.INVALID, "field.custom-full", LONGEST);
        }
        record.customised(json);
    }

    // ---- values that are in no field

    /** In their order. */
    Map<String, @Nullable Object> free(RecordEntity record) {
        Map<String, @Nullable Object> free = new LinkedHashMap<>(values(record));
        free.keySet().removeAll(taken);
        return free;
    }

    /** As JSON; null if there are none. */
    @Nullable
    String freeJson(RecordEntity record) {
        if (isEmpty() || record.custom() == null) {
            return record.custom();
        }
        Map<String, @Nullable Object> free = free(record);
        return free.isEmpty() ? null : ValueJson.ofObject(free);
    }

    /** @throws TradewindException INVALID {@code field.custom-full} */
    void keepFree(RecordEntity record, Map<String, @Nullable Object> free) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values(record));
        all.keySet().retainAll(taken);
        all.putAll(free);
        keep(record, all);
    }

    boolean isTaken(String name) {
        return taken.contains(name);
    }

    /** See {@link GivenValues}. */
    Map<String, ? extends @Nullable Object> spread(Map<String, ? extends @Nullable Object> given) {
        return open.isEmpty() ? given : GivenValues.spread(given, open.values());
    }
}
