package io.tradewind.runtime.internal.formula;

import java.util.Locale;
import java.util.Optional;

import io.tradewind.record.FieldKind;

/** What a part of a formula is, known before there is any value. */
enum ValueType {
    /** {@code BigDecimal}. */
    NUMBER,
    /** {@link Sum}. */
    MONEY,
    /** {@code String}, never empty. */
    TEXT,
    /** {@code LocalDate}. */
    DATE,
    /** {@code Instant}. */
    MOMENT,
    /** {@code Boolean}. */
    YES_NO,
    /** Codes of tags, {@code List<String>}, never empty. */
    CODES,
    /** Id of another record, {@code String}. */
    RECORD,
    /** Written as {@code null}. */
    NOTHING;

    /** Of fields that formulas can read. */
    static Optional<ValueType> of(FieldKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case INTEGER, DECIMAL -> NUMBER;
                    case MONEY -> MONEY;
                    case TEXT, LONG_TEXT, EMAIL, PHONE, URL, CHOICE, ENUMERATION -> TEXT;
                    case DATE -> DATE;
                    case INSTANT -> MOMENT;
                    case BOOLEAN -> YES_NO;
                    case TAGS -> CODES;
                    case REFERENCE -> RECORD;
                    case LINES -> null;
                });
    }

    /** As codes of problems name it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
