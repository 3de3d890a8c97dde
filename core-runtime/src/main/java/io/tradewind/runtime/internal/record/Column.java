package io.tradewind.runtime.internal.record;

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
    private static final Set<FieldKind> TEXTS = EnumSet.of(
            FieldKind.TEXT,
            FieldKind.LONG_TEXT,
            FieldKind.EMAIL,
            FieldKind.PHONE,
            FieldKind.URL,
            FieldKind.CHOICE,
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
}
