package io.tradewind.runtime.internal.record;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Dialect;

/** What the database's catalogue says of one table; names in lower case. */
record TableCatalogue(Map<String, Stored> columns, Map<String, List<String>> indexes) {
    /**
     * A column as it is.
     *
     * @param type one of {@link java.sql.Types}
     */
    record Stored(int type, int size, int scale, boolean nullable) {}

    /** Empty columns: there is no such table. */
    static TableCatalogue of(Connection connection, Dialect dialect, String schema, String table) {
        try {
            DatabaseMetaData data = connection.getMetaData();
            return new TableCatalogue(
                    columns(data, stored(schema, dialect), stored(table, dialect)),
                    indexes(data, stored(schema, dialect), stored(table, dialect)));
        } catch (SQLException failure) {
            throw new DatabaseFailure("catalogue of " + schema + "." + table, failure);
        }
    }

    private static String stored(String name, Dialect dialect) {
        return dialect == Dialect.DERBY ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Stored> columns(DatabaseMetaData data, String schema, String table) throws SQLException {
        Map<String, Stored> columns = new HashMap<>();
        try (ResultSet rows = data.getColumns(null, literally(data, schema), literally(data, table), null)) {
            while (rows.next()) {
                columns.put(
                        rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        new Stored(
                                rows.getInt("DATA_TYPE"),
                                rows.getInt("COLUMN_SIZE"),
                                rows.getInt("DECIMAL_DIGITS"),
                                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
            }
        }
        return columns;
    }

    private static String literally(DatabaseMetaData data, String name) throws SQLException {
        return name.replace("_", data.getSearchStringEscape() + "_");
    }

    private static Map<String, List<String>> indexes(DatabaseMetaData data, String schema, String table)
            throws SQLException {
        Map<String, TreeMap<Integer, String>> parts = new HashMap<>();
        try (ResultSet rows = data.getIndexInfo(null, schema, table, false, true)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                if (name != null && column != null) {
                    String order = "D".equals(rows.getString("ASC_OR_DESC")) ? " desc" : "";
                    parts.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new TreeMap<>())
                            .put(rows.getInt("ORDINAL_POSITION"), column.toLowerCase(Locale.ROOT) + order);
                }
            }
        }
        return parts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        part -> new ArrayList<>(part.getValue().values())));
    }

    /** Names of indexes by their columns. */
    Map<List<String>, String> byColumns() {
        Map<List<String>, String> names = new HashMap<>();
        indexes.forEach((name, parts) -> names.put(List.copyOf(parts), name));
        return names;
    }

    boolean exists() {
        return !columns.isEmpty();
    }

    /** The columns that all indexes begin with, for example {@code [owner_id, name_lc, id]}. */
    Set<List<String>> indexed() {
        return Set.copyOf(indexes.values());
    }
}
