package io.tradewind.runtime.internal.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.record.value.Plain;

/** Values as they go into a kept text and come back through the engine's door. */
final class PlainValues {
    private PlainValues() {}

    /** The record's own values where it is about to get these; of the custom ones only those that are given. */
    static Map<String, @Nullable Object> of(RecordView record, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        given.forEach((field, value) -> plain.put(
                field, value instanceof Map<?, ?> custom ? custom(record, custom) : Plain.of(record.value(field))));
        return plain;
    }

    private static Map<String, @Nullable Object> custom(RecordView record, Map<?, ?> given) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        given.keySet()
                .forEach(name -> own.put(String.valueOf(name), record.custom().get(String.valueOf(name))));
        return own;
    }

    /** Whether the record has these values already, as far as one can see without asking the engine. */
    static boolean same(RecordView record, Map<String, @Nullable Object> values) {
        return values.entrySet().stream()
                .allMatch(value -> value.getValue() instanceof Map<?, ?> custom
                        ? custom(record, custom).equals(custom)
                        : Objects.equals(Plain.of(record.value(value.getKey())), Plain.of(value.getValue())));
    }
}
