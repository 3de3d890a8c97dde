package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Conditions joined by "and", with their values in order. Their text comes from descriptions only, never from outside. */
final class Where {
    /** One condition that stands by itself. */
    record Condition(String sql, List<@Nullable Object> values) {
        static Condition of(String sql, @Nullable Object... values) {
            return new Condition(sql, new ArrayList<>(java.util.Arrays.asList(values)));
        }

        static Condition never() {
            return of("1 = 0");
        }

        /** One of several; never if there is none. */
        static Condition any(Collection<Condition> conditions) {
            List<@Nullable Object> values = new ArrayList<>();
            List<String> parts = new ArrayList<>();
            for (Condition condition : conditions) {
                parts.add(condition.sql);
                values.addAll(condition.values);
            }
            return switch (parts.size()) {
                case 0 -> never();
                case 1 -> new Condition(parts.getFirst(), values);
                default -> new Condition("(" + String.join(" or ", parts) + ")", values);
            };
        }

        static Condition in(String column, Collection<String> values) {
            if (values.isEmpty()) {
                return never();
            }
            return new Condition(column + " in (" + marks(values.size()) + ")", new ArrayList<>(values));
        }
    }

    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    Where and(String condition, @Nullable Object... with) {
        return and(Condition.of(condition, with));
    }

    Where and(Condition condition) {
        sql.append(sql.isEmpty() ? "" : " and ").append(condition.sql());
        values.addAll(condition.values());
        return this;
    }

    Where copy() {
        Where copy = new Where();
        copy.sql.append(sql);
        copy.values.addAll(values);
        return copy;
    }

    String sql() {
        return sql.isEmpty() ? "1 = 1" : sql.toString();
    }

    List<@Nullable Object> values() {
        return values;
    }

    static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
