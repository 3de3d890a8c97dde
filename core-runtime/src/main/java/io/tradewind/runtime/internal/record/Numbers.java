package io.tradewind.runtime.internal.record;

import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.db.DatabaseFailure;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;

/**
 * Hands out running numbers, as many as a batch needs at once. The row of the series stays locked until the transaction ends:
 * numbers are given in the order of commits, without gaps; of two who create at the same time one waits for the other.
 */
final class Numbers {
    private Numbers() {}

    /** The first of so many numbers. */
    static long take(TypeSpec type, int count, Sql sql, Dialect dialect) {
        if (move(type, count, sql) == 0) {
            begin(type, sql, dialect);
            move(type, count, sql);
        }
        long next = sql.first(
                        "select next_value from core.number_series where type = ?", row -> row.getLong(1), type.name())
                .orElseThrow();
        return next - count;
    }

    private static int move(TypeSpec type, int count, Sql sql) {
        return sql.update(
                "update core.number_series set next_value = next_value + ? where type = ?", count, type.name());
    }

    private static void begin(TypeSpec type, Sql sql, Dialect dialect) {
        String insert = "insert into core.number_series (type, next_value) values (?, 1)";
        if (dialect == Dialect.POSTGRESQL) {
            sql.update(insert + " on conflict do nothing", type.name());
            return;
        }
        try {
            sql.update(insert, type.name());
        } catch (DatabaseFailure failure) {
            if (!dialect.isUniqueViolation(failure)) {
                throw failure;
            }
        }
    }

    static String text(TypeSpec type, long number) {
        return type.numberPrefix() + ("%0" + type.numberDigits() + "d").formatted(number);
    }
}
