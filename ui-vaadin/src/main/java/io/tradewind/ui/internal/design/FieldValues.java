package io.tradewind.ui.internal.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Reader;

/** The values that a field can have, for kinds that have only some. */
record FieldValues(ValueLists lists, Reader reader, TypeSpec type) {
    /** Values as rules name them, and words; empty for kinds whose values are typed. */
    Map<String, String> of(String name) {
        Optional<FieldSpec> field = type.field(name);
        return field.isEmpty() ? Map.of() : of(field.get());
    }

    private Map<String, String> of(FieldSpec field) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (field.kind()) {
            case BOOLEAN -> {
                values.put("true", reader.text("ui.yes"));
                values.put("false", reader.text("ui.no"));
            }
            case ENUMERATION ->
                field.values().forEach(value -> values.put(value, reader.value(type.name(), field.name(), value)));
            case CHOICE, TAGS ->
                lists.entries(field.target()).forEach(entry -> values.put(entry.code(), entry.text(reader.locale())));
            default -> {}
        }
        return values;
    }
}
