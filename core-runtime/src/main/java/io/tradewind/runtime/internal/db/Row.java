package io.tradewind.runtime.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Reads one row of a result. */
@FunctionalInterface
public interface Row<T extends @Nullable Object> {
    T read(ResultSet result) throws SQLException;

    /** Reads a {@code timestamp} column, which holds UTC whatever zone the machine is in. */
    static @Nullable Instant instant(ResultSet result, int column) throws SQLException {
        Timestamp timestamp = result.getTimestamp(column, Sql.utc());
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Reads a {@code timestamp} column, which holds UTC whatever zone the machine is in. */
    static @Nullable Instant instant(ResultSet result, String column) throws SQLException {
        return instant(result, result.findColumn(column));
    }
}
