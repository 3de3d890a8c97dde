package io.tradewind.runtime.internal.design;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.record.FieldKind;

/** What the parts of a made type are called by the framework and the database: apart from all that modules and SQL call their own. */
final class Names {
    /** Before the name of the module. */
    static final String MODULE = "made-";

    static final String TABLE = "records";

    private Names() {}

    static String module(String type) {
        return MODULE + type;
    }

    /** As the migrator makes it of the module's name. */
    static String schema(String type) {
        return module(type).replace('-', '_');
    }

    static String table(String type) {
        return schema(type) + "." + TABLE;
    }

    static String entity(String type) {
        String simple = Stream.of(type.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return "io.tradewind.made." + schema(type) + "." + simple;
    }

    static String column(FieldDefinition field) {
        return "f_" + field.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** All columns that the field takes. */
    static Stream<String> columns(FieldDefinition field) {
        String column = column(field);
        if (field.kind() == FieldKind.MONEY) {
            return Stream.of(column, currency(column));
        }
        return hasCopy(field.kind()) ? Stream.of(column, lower(column)) : Stream.of(column);
    }

    static String currency(String column) {
        return column + "_currency";
    }

    static String lower(String column) {
        return column + "_lc";
    }

    /** Whether a lower-cased copy is kept, for sorting and searching. */
    static boolean hasCopy(FieldKind kind) {
        return kind == FieldKind.TEXT || kind == FieldKind.URL;
    }
}
