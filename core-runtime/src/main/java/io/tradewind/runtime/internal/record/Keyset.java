package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.record.Order.Key;
import io.tradewind.runtime.internal.record.Where.Condition;

/**
 * Cuts an order into stretches that are read one after the other, each a range of an index: on Derby the rows equal to the
 * cursor's key and those beyond it, since it knows no row values; then the rows without the key, so that they come last in both
 * directions.
 */
record Keyset(Order order, Dialect dialect) {
    /**
     * One stretch.
     *
     * @param sameFirst all its rows have the same first key
     */
    record Stretch(Where.@Nullable Condition condition, boolean sameFirst) {}

    List<Stretch> from(@Nullable Cursor cursor) {
        List<Stretch> stretches = new ArrayList<>();
        Key first = order.first();
        String key = first.column().ordered(dialect);
        if (cursor == null) {
            stretches.add(new Stretch(first.column().nullable() ? present(first) : null, false));
        } else if (cursor.values().getFirst() != null) {
            addPresent(stretches, key, cursor);
        }
        if (first.column().nullable()) {
            stretches.add(absent(first, cursor));
        }
        return stretches;
    }

    /** On Derby as a range, so that the empty values at one end of the index are not read. */
    private Condition present(Key first) {
        return dialect == Dialect.DERBY
                ? Condition.of(
                        first.column().ordered(dialect) + " <= ?",
                        first.column().highest())
                : Condition.of(first.column().name() + " is not null");
    }

    private Condition beyond(Condition condition) {
        Key first = order.first();
        return dialect == Dialect.DERBY && first.column().nullable() && !first.descending()
                ? both(condition, present(first))
                : condition;
    }

    private void addPresent(List<Stretch> stretches, String key, Cursor cursor) {
        if (dialect == Dialect.POSTGRESQL && rowValuesDo(cursor)) {
            stretches.add(new Stretch(rowValues(cursor), false));
        } else if (order.isSingle()) {
            Object value = cursor.values().getFirst();
            stretches.add(new Stretch(
                    Condition.of(key + " = ? and id" + sign(order.first()) + "?", value, cursor.id()), true));
            stretches.add(new Stretch(beyond(Condition.of(key + sign(order.first()) + "?", value)), false));
        } else {
            Condition from = Condition.of(
                    key + (order.first().descending() ? " <= ?" : " >= ?"),
                    cursor.values().getFirst());
            stretches.add(new Stretch(beyond(both(from, after(0, cursor))), false));
        }
    }

    private Stretch absent(Key first, @Nullable Cursor cursor) {
        Condition none = Condition.of(first.column().name() + " is null");
        boolean within = cursor != null && cursor.values().getFirst() == null;
        return new Stretch(within ? both(none, after(1, Objects.requireNonNull(cursor))) : none, true);
    }

    private boolean rowValuesDo(Cursor cursor) {
        return order.isUniform()
                && cursor.values().stream().allMatch(Objects::nonNull)
                && order.keys().stream().skip(1).noneMatch(key -> key.column().nullable());
    }

    private Condition rowValues(Cursor cursor) {
        String keys = order.keys().stream()
                .map(key -> key.column().ordered(dialect) + ", ")
                .collect(Collectors.joining());
        List<@Nullable Object> values = new ArrayList<>(cursor.values());
        values.add(cursor.id());
        return new Condition("(" + keys + "id)" + sign(order.first()) + "(" + Where.marks(values.size()) + ")", values);
    }

    /** Rows after the cursor by the keys from the given one on; equal in those before. */
    private Condition after(int index, Cursor cursor) {
        if (index == order.keys().size()) {
            return Condition.of("id" + sign(order.keys().getLast()) + "?", cursor.id());
        }
        Key key = order.keys().get(index);
        String expression = key.column().ordered(dialect);
        Object value = cursor.values().get(index);
        Condition rest = after(index + 1, cursor);
        if (value == null) {
            return both(Condition.of(key.column().name() + " is null"), rest);
        }
        List<Condition> ways = new ArrayList<>();
        ways.add(Condition.of(expression + sign(key) + "?", value));
        if (index > 0 && key.column().nullable()) {
            ways.add(Condition.of(key.column().name() + " is null"));
        }
        ways.add(both(Condition.of(expression + " = ?", value), rest));
        return Condition.any(ways);
    }

    private static String sign(Key key) {
        return key.descending() ? " < " : " > ";
    }

    private static Condition both(Condition one, Condition other) {
        List<@Nullable Object> values = new ArrayList<>(one.values());
        values.addAll(other.values());
        return new Condition("(" + one.sql() + " and " + other.sql() + ")", values);
    }
}
