package io.tradewind.runtime.internal.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. Values are always parameters: Derby compiles each new text (5 ms and more), and text from
 * outside never becomes part of a statement.
 *
 * <p>Values are strings, numbers, booleans, {@link Instant} (stored in UTC, in microseconds), {@link LocalDate}, enums (by
 * name), byte arrays, or null.
 */
public record Sql(Connection connection) {
    /** All rows of a query. */
    public <T> List<T> list(String query, Row<T> row, @Nullable Object... values) {
        try (var statement = prepared(query, values);
                var result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        } catch (SQLException failure) {
            throw new DatabaseFailure(query, failure);
        }
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String query, Row<T> row, @Nullable Object... values) {
        try (var statement = prepared(query, values)) {
            statement.setMaxRows(1);
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(row.read(result)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(query, failure);
        }
    }

    /** Runs an insert, update or delete; tells how many rows it touched. */
    public int update(String command, @Nullable Object... values) {
        try (var statement = prepared(command, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure(command, failure);
        }
    }

    /** Runs one command for many rows of values, 500 at a time. */
    public void batch(String command, List<@Nullable Object[]> rows) {
        try (var statement = connection.prepareStatement(command)) {
            int waiting = 0;
            for (var row : rows) {
                bind(statement, row);
                statement.addBatch();
                if (++waiting == 500) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(command, failure);
        }
    }

    private PreparedStatement prepared(String text, @Nullable Object[] values) throws SQLException {
        var statement = connection.prepareStatement(text);
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    /** Sets one parameter; see the class for what it may be. */
    public static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.VARCHAR);
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case BigDecimal number -> statement.setBigDecimal(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case Instant instant -> statement.setTimestamp(index, timestamp(instant), utc());
            case LocalDate date -> statement.setDate(index, Date.valueOf(date));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Absent absent -> statement.setNull(index, absent.type());
            default ->
                throw new IllegalArgumentException(
                        "No column type for " + value.getClass().getName());
        }
    }

    /**
     * A missing value of a column that is not text: PostgreSQL wants to know the type of a null.
     *
     * @param type one of {@link Types}
     */
    public record Absent(int type) {
        public static final Absent TIMESTAMP = new Absent(Types.TIMESTAMP);
        public static final Absent DATE = new Absent(Types.DATE);
        public static final Absent DECIMAL = new Absent(Types.DECIMAL);
        public static final Absent BIGINT = new Absent(Types.BIGINT);
        public static final Absent BOOLEAN = new Absent(Types.BOOLEAN);
    }

    /** As stored: PostgreSQL keeps microseconds. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS));
    }

    /** Calendar of the zone in which timestamps are stored; not to be shared between threads. */
    public static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    }
}
