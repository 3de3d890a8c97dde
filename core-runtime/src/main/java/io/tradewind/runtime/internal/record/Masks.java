package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradewind.custom.CustomField;
import io.tradewind.record.FieldKind;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;

/** The rows of a table with some columns empty: who may not see a field can neither read, find nor sort by it. */
final class Masks {
    private static final int LONGEST = 32_672;

    private Masks() {}

    /** Fields that can be hidden: what names a record, or says where it stands, cannot. */
    static Set<String> of(LiveType type, Set<String> fields) {
        // As free values do, added fields stay with those to whom the record belongs.
        Stream<String> added = type.fields().keySet().stream().filter(CustomField::isOne);
        return Stream.concat(fields.stream(), added)
                .filter(field -> type.fields().containsKey(field))
                .filter(field -> !field.equals(type.outline().titleField())
                        && !field.equals(type.outline().stateField())
                        && type.spec()
                                .opening()
                                .filter(opening -> opening.field().equals(field))
                                .isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a row in which the fields are empty can match; some filters look values up in other tables than the row's. */
    static boolean mayMatch(Filter filter, Set<String> hidden) {
        return !hidden.contains(filter.field())
                || filter.operator() == Operator.NE
                || filter.operator() == Operator.NOT_SINCE
                || (filter.operator() == Operator.EMPTY && filter.values().equals(List.of("true")));
    }

    /** For the select clause: each column under its own name. */
    static String columns(LiveType type, Set<String> hidden) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("id", "id");
        columns.put("version", "version");
        List<Column> all = new ArrayList<>(type.columns().values());
        all.addAll(type.binColumns().values());
        for (Column column : all) {
            boolean empty = hidden.contains(column.fieldName());
            put(columns, column.name(), empty ? sqlType(column) : "");
            if (column.lower() != null) {
                put(columns, column.lower(), empty ? sqlType(column) : "");
            }
            if (column.kind() == FieldKind.MONEY) {
                put(columns, column.name() + "_currency", empty ? "char(3)" : "");
            }
        }
        return String.join(", ", columns.values());
    }

    private static void put(Map<String, String> columns, String name, String emptyOf) {
        columns.put(name, emptyOf.isEmpty() ? name : "cast(null as " + emptyOf + ") as " + name);
    }

    private static String sqlType(Column column) {
        return switch (column.kind()) {
            case INTEGER -> "bigint";
            case DECIMAL, MONEY -> "decimal(" + column.size() + ", " + column.scale() + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "timestamp";
            default -> "varchar(" + Math.clamp(column.size(), 1, LONGEST) + ")";
        };
    }
}
