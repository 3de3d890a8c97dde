package io.tradewind.record;

/** What a field holds, and the Java type of its value at the engine's door. */
public enum FieldKind {
    /** One line; {@code String}. */
    TEXT,
    /** Several lines; {@code String}. */
    LONG_TEXT,
    /** {@code String}, checked and lower-cased. */
    EMAIL,
    /** {@code String}, kept as typed, compared by its digits. */
    PHONE,
    /** {@code String} with scheme http or https; the scheme may be left away when typing. */
    URL,
    /** {@code Long}. */
    INTEGER,
    /** {@code java.math.BigDecimal}. */
    DECIMAL,
    /** {@link io.tradewind.Money}; two columns, {@code <column>} and {@code <column>_currency}. */
    MONEY,
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code java.time.LocalDate}: a day, the same for every reader. */
    DATE,
    /** {@code java.time.Instant}: shown in the reader's zone. */
    INSTANT,
    /** Code of an admin-kept value list, {@code String}; the field's target is the list's name. */
    CHOICE,
    /** Codes of an admin-kept value list, {@code List<String>} without one twice, in the list's order; the field's target is the list's name. */
    TAGS,
    /** One of a fixed set, {@code String} in UPPER_SNAKE. */
    ENUMERATION,
    /** Another record, {@link Reference}; the field's target is its type. */
    REFERENCE,
    /** Child lines inside the record, {@code List<Map<String, Object>>}; see {@link FieldSpec#lines}. */
    LINES
}
