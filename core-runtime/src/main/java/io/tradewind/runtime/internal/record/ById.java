package io.tradewind.runtime.internal.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;

/**
 * Reads some hundred rows by their ids. Derby reads the whole table for a long list of ids, comparing each row with each of them; there
 * one statement after the other costs some microseconds each. PostgreSQL is asked once.
 */
final class ById {
    private ById() {}

    /**
     * @param select without its conditions
     * @param condition that the rows must satisfy besides
     */
    static <T> List<T> read(
            String select, Collection<String> ids, Condition condition, Dialect dialect, Sql sql, Row<T> row) {
        List<String> safe = ids.stream().filter(Filters::isSafe).distinct().toList();
        if (safe.isEmpty()) {
            return List.of();
        }
        if (dialect == Dialect.DERBY) {
            return oneByOne(select + " where id = ? and " + condition.sql(), safe, condition.values(), sql, row);
        }
        List<String> padded = Names.padded(safe);
        List<@Nullable Object> values = new ArrayList<>(padded);
        values.addAll(condition.values());
        return sql.list(
                select + " where id in (" + Where.marks(padded.size()) + ") and " + condition.sql(),
                row,
                values.toArray());
    }

    private static <T> List<T> oneByOne(
            String statement, List<String> ids, List<@Nullable Object> values, Sql sql, Row<T> row) {
        try (PreparedStatement prepared = sql.connection().prepareStatement(statement)) {
            for (int i = 0; i < values.size(); i++) {
                Sql.bind(prepared, i + 2, values.get(i));
            }
            List<T> rows = new ArrayList<>();
            for (String id : ids) {
                prepared.setString(1, id);
                try (ResultSet result = prepared.executeQuery()) {
                    if (result.next()) {
                        rows.add(row.read(result));
                    }
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new DatabaseFailure(statement, failure);
        }
    }
}
