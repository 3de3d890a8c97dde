package io.tradewind.runtime.internal.custom;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.custom.CustomField;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;

/** Values that doors give as {@code custom: {name: value}}, as the engine names them: each added field by itself, {@code custom} for free values. */
public final class GivenValues {
    private static final String CUSTOM = "custom";

    private GivenValues() {}

    /** @param fields of the type, among them the added ones */
    public static Map<String, ? extends @Nullable Object> spread(
            Map<String, ? extends @Nullable Object> given, Collection<FieldSpec> fields) {
        if (!given.containsKey(CUSTOM)) {
            return given;
        }
        Map<String, FieldSpec> added = fields.stream()
                .filter(CustomField::isOne)
                .collect(Collectors.toMap(field -> CustomField.shortName(field.name()), field -> field));
        if (added.isEmpty()) {
            return given;
        }
        Map<String, @Nullable Object> spread = new LinkedHashMap<>(given);
        Object custom = given.get(CUSTOM);
        if (custom == null) {
            added.values().stream()
                    .filter(field -> !field.is(Trait.READ_ONLY))
                    .forEach(field -> spread.putIfAbsent(field.name(), null));
        } else if (custom instanceof Map<?, ?> values) {
            Map<String, @Nullable Object> free = new LinkedHashMap<>();
            values.forEach((key, value) -> {
                FieldSpec field = added.get(String.valueOf(key));
                if (field == null) {
                    free.put(String.valueOf(key), value);
                } else {
                    spread.put(field.name(), value);
                }
            });
            spread.remove(CUSTOM);
            if (!free.isEmpty()) {
                spread.put(CUSTOM, free);
            }
        }
        return spread;
    }
}
