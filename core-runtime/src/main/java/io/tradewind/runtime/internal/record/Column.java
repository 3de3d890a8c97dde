package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.runtime.internal.db.Dialect;

/**
 * Where the value of a field is kept.
 *
 * @param name of the column, from the description, checked against the catalogue
 * @param lower its lower-cased copy; null if it has none
 * @param nullable whether it may be empty
 * @param size longest text in UTF-16 units, or digits of a number, as the catalogue says
 * @param scale decimal places of a number
 */
record Column(FieldSpec field, String name, @Nullable String lower, boolean nullable, int size, int scale) {
    private static final int LONG_DIGITS = 19;

    private static final Set<FieldKind> TEXTS = EnumSet.of(
            FieldKind.TEXT,
            FieldKind.LONG_TEXT,
            FieldKind.EMAIL,
            FieldKind.PHONE,
            FieldKind.URL,
            FieldKind.CHOICE,
            FieldKind.TAGS,
            FieldKind.ENUMERATION,
            FieldKind.REFERENCE);

    private static final Set<FieldKind> FREE_TEXTS =
            EnumSet.of(FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL);

    String fieldName() {
        return field.name();
    }

    FieldKind kind() {
        return field.kind();
    }

    boolean is(Trait trait) {
        return field.is(trait);
    }

    /** Whether the column holds characters. */
    boolean isText() {
        return TEXTS.contains(kind());
    }

    /** Whether people write it freely, so that case does not matter. */
    boolean isFreeText() {
        return FREE_TEXTS.contains(kind());
    }

    /** What is compared and sorted by: the lower-cased copy if there is one, in the order of code points. */
    String ordered(Dialect dialect) {
        String column = lower == null ? name : lower;
        return isText() && dialect == Dialect.POSTGRESQL ? column + " collate \"C\"" : column;
    }

    /** Free text in lower case, whether there is a copy or not. */
    String lowered() {
        return lower != null ? lower : kind() == FieldKind.EMAIL ? name : "lower(" + name + ")";
    }

    /** As high as the column can hold, or higher than anybody writes. */
    Object highest() {
        return switch (kind()) {
            case INTEGER -> size >= LONG_DIGITS ? Long.MAX_VALUE : (long) Integer.MAX_VALUE;
            case DECIMAL, MONEY -> BigDecimal.TEN.pow(size - scale).subtract(BigDecimal.ONE.movePointLeft(scale));
            case BOOLEAN -> true;
            case DATE -> LocalDate.of(9999, 12, 31);
            case INSTANT -> Instant.parse("9999-12-31T23:59:59.999999Z");
            default -> "\uffff".repeat(40);
        };
    }
}
