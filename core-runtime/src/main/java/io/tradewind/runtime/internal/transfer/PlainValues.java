package io.tradewind.runtime.internal.transfer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;

/** Values as they go into a kept text and come back through the engine's door. */
final class PlainValues {
    private PlainValues() {}

    /** The record's values of these fields. */
    static Map<String, @Nullable Object> of(RecordView record, Set<String> fields) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (String field : fields) {
            plain.put(field, field.equals("custom") ? record.custom() : plain(record.value(field)));
        }
        return plain;
    }

    /** Whether the record has these values already, as far as one can see without asking the engine. */
    static boolean same(RecordView record, Map<String, @Nullable Object> values) {
        return values.entrySet().stream()
                .allMatch(value -> value.getKey().equals("custom")
                        ? record.custom().equals(value.getValue())
                        : Objects.equals(plain(record.value(value.getKey())), plain(value.getValue())));
    }

    private static @Nullable Object plain(@Nullable Object value) {
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
            default -> value.toString();
        };
    }
}
