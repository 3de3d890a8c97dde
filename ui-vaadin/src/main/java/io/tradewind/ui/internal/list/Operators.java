package io.tradewind.ui.internal.list;

import java.util.List;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter.Operator;

/** Which conditions make sense for a field, the usual one first. */
final class Operators {
    private Operators() {}

    static List<Operator> of(FieldSpec field) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL ->
                List.of(Operator.CONTAINS, Operator.STARTS_WITH, Operator.EQ, Operator.NE, Operator.EMPTY);
            case INTEGER, DECIMAL, MONEY -> List.of(Operator.GTE, Operator.LTE, Operator.EQ, Operator.EMPTY);
            case DATE, INSTANT -> List.of(Operator.GTE, Operator.LTE, Operator.NOT_SINCE, Operator.EMPTY);
            case CHOICE, ENUMERATION -> List.of(Operator.IN, Operator.NE, Operator.EMPTY);
            case TAGS -> List.of(Operator.IN, Operator.EMPTY);
            case REFERENCE -> List.of(Operator.EQ, Operator.NE, Operator.EMPTY);
            case BOOLEAN -> List.of(Operator.EQ);
            case LINES -> List.of();
        };
    }

    /** Key of the operator's words, for example "contains"; days are "from" and "until". */
    static String key(FieldSpec field, Operator operator) {
        return "ui.filter.op." + operator.name() + (isTime(field) ? ".time" : "");
    }

    /** Whether its values are days or instants. */
    static boolean isTime(FieldSpec field) {
        return field.kind() == FieldKind.DATE || field.kind() == FieldKind.INSTANT;
    }
}
