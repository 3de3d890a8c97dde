package io.tradewind.runtime.internal.record;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.Reference;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values in the JSON of the trace and of custom fields. */
final class ValueJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ValueJson() {}

    /** {@code {"name":["old","new"]}}; numbers and days as texts, so that nothing is lost on the way. */
    static String ofChanges(Map<String, Snapshot.Change> changes) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        changes.forEach((field, change) -> {
            List<@Nullable Object> both = new java.util.ArrayList<>();
            both.add(plain(change.from()));
            both.add(plain(change.to()));
            parts.put(field, both);
        });
        return JSON.writeValueAsString(parts);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Money money ->
                money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
            case Reference reference -> reference.id();
            case List<?> list -> list.stream().map(ValueJson::plain).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> parts = new LinkedHashMap<>();
                map.forEach((key, part) -> parts.put(String.valueOf(key), plain(part)));
                yield parts;
            }
            default -> value.toString();
        };
    }

    /** A change as kept: old and new value; lists and maps as JSON texts. */
    static Map<String, List<@Nullable Object>> changes(String json) {
        return JSON.readValue(json, new TypeReference<LinkedHashMap<String, List<@Nullable Object>>>() {});
    }

    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case List<?> list -> JSON.writeValueAsString(list);
            case Map<?, ?> map -> JSON.writeValueAsString(map);
            default -> value.toString();
        };
    }

    static Map<String, @Nullable Object> object(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return new LinkedHashMap<>();
        }
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
        } catch (JacksonException broken) {
            return new LinkedHashMap<>();
        }
    }

    static String ofObject(Map<String, @Nullable Object> values) {
        return JSON.writeValueAsString(values);
    }

    /** Values of the engine as a document for people, in UTF-8. */
    static void write(Map<String, @Nullable Object> values, OutputStream to) {
        JSON.writerWithDefaultPrettyPrinter().writeValue(to, plain(values));
    }
}
