package io.tradewind.runtime.internal.custom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.record.FieldKind;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;

/** The columns of an added field in its type's table: nullable, as wide as the kind may ever need, so that limits change without them. */
public final class FieldColumns {
    /** Longest texts that may be allowed, by kind. */
    static final Map<FieldKind, Integer> LONGEST = Map.of(
            FieldKind.TEXT, 500,
            FieldKind.LONG_TEXT, 10_000,
            FieldKind.EMAIL, 254,
            FieldKind.PHONE, 40,
            FieldKind.URL, 1000);

    static final int LONGEST_NAME = 50;

    private FieldColumns() {}

    /** {@code x_}, so that no column of a module is ever named so, and the field's name in snake case. */
    public static String column(FieldDefinition field) {
        return "x_" + field.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    static void add(String table, FieldDefinition field, Dialect dialect, Sql sql) {
        notWaitingLong(
                dialect,
                sql,
                () -> columns(field, dialect)
                        .forEach((name, type) ->
                                sql.update("alter table " + table + " add column " + name + " " + type)));
    }

    static void drop(String table, FieldDefinition field, Dialect dialect, Sql sql) {
        String restrict = dialect == Dialect.DERBY ? " restrict" : "";
        notWaitingLong(
                dialect,
                sql,
                () -> columns(field, dialect)
                        .keySet()
                        .forEach(name -> sql.update("alter table " + table + " drop column " + name + restrict)));
    }

    /** Whoever comes after it waits as long as this waits for the table; the transaction is rather repeated. Derby gives up by itself. */
    private static void notWaitingLong(Dialect dialect, Sql sql, Runnable change) {
        boolean waits = dialect == Dialect.POSTGRESQL;
        if (waits) {
            sql.update("set local lock_timeout = '2s'");
        }
        change.run();
        if (waits) {
            sql.update("set local lock_timeout = default");
        }
    }

    public static List<String> names(FieldDefinition field) {
        return List.copyOf(columns(field, Dialect.POSTGRESQL).keySet());
    }

    private static Map<String, String> columns(FieldDefinition field, Dialect dialect) {
        String name = column(field);
        Map<String, String> columns = new LinkedHashMap<>();
        switch (field.kind()) {
            case TEXT, URL -> {
                columns.put(name, text(field.kind(), dialect));
                columns.put(name + "_lc", text(field.kind(), dialect) + inCodePoints(dialect));
            }
            case LONG_TEXT, PHONE -> columns.put(name, text(field.kind(), dialect));
            case EMAIL -> columns.put(name, text(field.kind(), dialect) + inCodePoints(dialect));
            case CHOICE -> columns.put(name, "varchar(60)" + inCodePoints(dialect));
            case REFERENCE -> columns.put(name, "varchar(36)" + inCodePoints(dialect));
            case TAGS -> columns.put(name, "varchar(2000)");
            case INTEGER -> columns.put(name, "bigint");
            case DECIMAL -> columns.put(name, "decimal(19,4)");
            case MONEY -> {
                columns.put(name, "decimal(19,4)");
                columns.put(name + "_currency", "char(3)");
            }
            case BOOLEAN -> columns.put(name, "boolean");
            case DATE -> columns.put(name, "date");
            case INSTANT -> columns.put(name, dialect == Dialect.DERBY ? "timestamp" : "timestamp(6)");
            case ENUMERATION, LINES -> throw new IllegalArgumentException("no column for " + field.kind());
        }
        return columns;
    }

    /** Derby counts the halves of an emoji. */
    private static String text(FieldKind kind, Dialect dialect) {
        int longest = LONGEST.getOrDefault(kind, 0);
        return "varchar(" + (dialect == Dialect.DERBY ? 2 * longest : longest) + ")";
    }

    private static String inCodePoints(Dialect dialect) {
        return dialect == Dialect.DERBY ? "" : " collate \"C\"";
    }
}
