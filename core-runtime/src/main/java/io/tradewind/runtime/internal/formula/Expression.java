package io.tradewind.runtime.internal.formula;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A part of a formula that was found good.
 *
 * @param type of all its values that are there
 */
record Expression(ValueType type, Evaluation evaluation) {
    /** Written {@code ''}. */
    static final Expression NO_TEXT = constant(ValueType.TEXT, "");

    /** Works it out from the values of a record's fields; null if there is none. */
    @FunctionalInterface
    interface Evaluation {
        @Nullable
        Object value(Function<String, @Nullable Object> fields);
    }

    static Expression constant(ValueType type, @Nullable Object value) {
        return new Expression(type, fields -> value);
    }

    @Nullable
    Object value(Function<String, @Nullable Object> fields) {
        return evaluation.value(fields);
    }

    /** Whether it is written as what is not there. */
    boolean isEmpty() {
        return isNothing() || this == NO_TEXT;
    }

    boolean isNothing() {
        return type == ValueType.NOTHING;
    }
}
