package io.tradewind.record;

import java.util.List;

/**
 * A condition on one field. Values are texts as in the API ({@code 2026-11-23}, {@code 1234.50}, ids, codes); references to
 * users accept {@code me}, teams {@code mine}; days and instants accept {@code today}, {@code today-30}, {@code today+7} (days, in the
 * reader's zone).
 */
public record Filter(String field, Operator operator, List<String> values) {
    /** How values are compared. Texts ignore case. */
    public enum Operator {
        EQ("="),
        NE("ne"),
        IN("in"),
        GTE("gte"),
        GT("gt"),
        LTE("lte"),
        LT("lt"),
        CONTAINS("contains"),
        STARTS_WITH("startsWith"),
        /** Before this day or instant, or never. */
        NOT_SINCE("notSince"),
        /** The only value is {@code true} or {@code false}. */
        EMPTY("empty");

        private final String suffix;

        Operator(String suffix) {
            this.suffix = suffix;
        }

        /** As in the API: {@code field.gte=…}; {@code =} is no suffix. */
        public String suffix() {
            return suffix;
        }
    }

    public Filter {
        values = List.copyOf(values);
    }

    public static Filter of(String field, Operator operator, String... values) {
        return new Filter(field, operator, List.of(values));
    }
}
