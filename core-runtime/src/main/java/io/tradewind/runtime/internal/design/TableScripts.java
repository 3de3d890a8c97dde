package io.tradewind.runtime.internal.design;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradewind.custom.FieldDefinition;

/**
 * The scripts that make and widen the table of a made type. Once a script was published its text is kept with the design, so this may
 * change. Columns are as wide as the kind allows, so that a limit can be changed without the table.
 */
final class TableScripts {
    /** Characters; twice as many are kept, see the scripts of modules. */
    static final int LONGEST_TEXT = 500;

    static final int LONGEST_LONG_TEXT = 10_000;

    private TableScripts() {}

    static String create(String type, List<FieldDefinition> fields) {
        String columns = Stream.concat(Stream.of("${record}"), fields.stream().flatMap(TableScripts::columns))
                .collect(Collectors.joining(",\n    "));
        return "create table " + Names.table(type) + " (\n    " + columns + "\n);\n";
    }

    static String add(String type, List<FieldDefinition> fields) {
        return fields.stream()
                .flatMap(TableScripts::columns)
                .map(column -> "alter table " + Names.table(type) + " add column " + column + ";\n")
                .collect(Collectors.joining());
    }

    private static Stream<String> columns(FieldDefinition field) {
        String name = Names.column(field);
        return switch (field.kind()) {
            case TEXT, URL -> {
                String text = "varchar(" + 2 * LONGEST_TEXT + ")";
                yield Stream.of(name + " " + text, Names.lower(name) + " " + text + " ${lower(" + name + ")}");
            }
            case LONG_TEXT -> Stream.of(name + " varchar(" + 2 * LONGEST_LONG_TEXT + ")");
            case EMAIL -> Stream.of(name + " varchar(508)");
            case PHONE -> Stream.of(name + " varchar(80)");
            case INTEGER -> Stream.of(name + " bigint");
            case DECIMAL -> Stream.of(name + " decimal(24,6)");
            case MONEY -> Stream.of(name + " decimal(19,4)", Names.currency(name) + " char(3)");
            case BOOLEAN -> Stream.of(name + " boolean");
            case DATE -> Stream.of(name + " date");
            case INSTANT -> Stream.of(name + " ${timestamp}");
            case CHOICE -> Stream.of(name + " varchar(60)");
            case TAGS -> Stream.of(name + " varchar(2000)");
            case REFERENCE -> Stream.of(name + " ${id}");
            case ENUMERATION, LINES -> throw new IllegalArgumentException(field.kind() + " is for modules");
        };
    }
}
