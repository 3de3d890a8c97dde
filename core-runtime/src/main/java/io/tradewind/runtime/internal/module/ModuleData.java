package io.tradewind.runtime.internal.module;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.migration.Schema;
import io.tradewind.runtime.internal.tx.Database;

/** Counts what a module keeps. */
final class ModuleData {
    private static final int MOST = 10_000;

    private final Database database;

    ModuleData(Database database) {
        this.database = database;
    }

    /** Rows per table of the module's schema, at most 10,000 each. */
    Map<String, Long> of(String module) {
        String schema = Schema.of(module).name();
        return database.reads(sql -> {
            Map<String, Long> rows = new TreeMap<>();
            for (String table : tables(sql, schema)) {
                rows.put(table.toLowerCase(Locale.ROOT), count(sql, schema, table));
            }
            return rows;
        });
    }

    private List<String> tables(Sql sql, String schema) {
        String query = switch (database.dialect()) {
            case DERBY ->
                "select t.tablename from sys.systables t join sys.sysschemas s on s.schemaid = t.schemaid"
                        + " where s.schemaname = ? and t.tabletype = 'T'";
            case POSTGRESQL ->
                "select table_name from information_schema.tables where upper(table_schema) = ? and table_type = 'BASE TABLE'";
        };
        return sql.list(query, row -> row.getString(1), schema.toUpperCase(Locale.ROOT));
    }

    private long count(Sql sql, String schema, String table) {
        String name = database.dialect() == Dialect.DERBY ? schema.toUpperCase(Locale.ROOT) : schema;
        return sql.first(
                        "select count(*) from (select 1 as one from \"" + name + "\".\"" + table + "\" fetch first "
                                + MOST + " rows only) as counted",
                        row -> row.getLong(1))
                .orElse(0L);
    }
}
