package io.tradewind.runtime.internal.record;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** Answers to questions that cannot be asked so. */
final class Malformed {
    private Malformed() {}

    static TradewindException field(String name) {
        return new TradewindException(Kind.MALFORMED, "record.unknown-field", shown(name));
    }

    static TradewindException operator(String field, String operator) {
        return new TradewindException(Kind.MALFORMED, "record.unknown-operator", shown(field), operator);
    }

    static TradewindException value(String field, String value) {
        return new TradewindException(Kind.MALFORMED, "record.bad-value", shown(field), shown(value));
    }

    static TradewindException sort(String name) {
        return new TradewindException(Kind.MALFORMED, "record.unknown-sort", shown(name));
    }

    static TradewindException cursor() {
        return new TradewindException(Kind.MALFORMED, "record.unknown-cursor");
    }

    static TradewindException limit() {
        return new TradewindException(Kind.MALFORMED, "record.bad-limit");
    }

    static TradewindException tooMuch() {
        return new TradewindException(Kind.MALFORMED, "record.too-many-conditions");
    }

    /** @param code of the text, whose only argument is the field */
    static TradewindException of(String code, String field) {
        return new TradewindException(Kind.MALFORMED, code, shown(field));
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
