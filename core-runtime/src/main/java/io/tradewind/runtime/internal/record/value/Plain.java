package io.tradewind.runtime.internal.record.value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.Reference;

/** Values as they go into a kept text and come back through the engine's door, see {@link Coercion}. */
public final class Plain {
    private Plain() {}

    public static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Reference reference -> reference.id();
            case Money money ->
                Map.of(
                        "amount",
                        money.amount().toPlainString(),
                        "currency",
                        money.currency().getCurrencyCode());
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Long number -> number;
            case Boolean flag -> flag;
            case List<?> lines -> lines.stream().map(Plain::of).toList();
            case Map<?, ?> parts -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                parts.forEach((name, part) -> plain.put(String.valueOf(name), of(part)));
                yield plain;
            }
            default -> value.toString();
        };
    }
}
