package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.Reference;

/** Values of fields as formulas work with them. */
final class Inputs {
    private Inputs() {}

    /** What is empty is no value. */
    static @Nullable Object value(@Nullable Object kept) {
        return switch (kept) {
            case null -> null;
            case Long number -> BigDecimal.valueOf(number);
            case Integer number -> BigDecimal.valueOf(number);
            case BigDecimal number -> Decimals.fitted(number);
            case Money money -> Sum.of(money);
            case Reference reference -> reference.id();
            case String text -> text.isEmpty() ? null : text;
            case List<?> codes -> codes.isEmpty() ? null : codes;
            default -> kept;
        };
    }
}
