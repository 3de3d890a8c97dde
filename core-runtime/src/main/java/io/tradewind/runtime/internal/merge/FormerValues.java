package io.tradewind.runtime.internal.merge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values of fields as JSON from which a change can be made again. */
final class FormerValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FormerValues() {}

    static String write(Map<String, @Nullable Object> values) {
        return JSON.writeValueAsString(plain(values));
    }

    static Map<String, @Nullable Object> read(String json) {
        return JSON.readValue(json, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case BigDecimal number -> number.toPlainString();
            case Money money ->
                Map.of(
                        "amount", money.amount().toPlainString(),
                        "currency", money.currency().getCurrencyCode());
            case List<?> list -> list.stream().map(FormerValues::plain).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> parts = new LinkedHashMap<>();
                map.forEach((key, part) -> parts.put(String.valueOf(key), plain(part)));
                yield parts;
            }
            default -> value.toString();
        };
    }
}
