package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.db.Dialect;

/**
 * The order of a list: its keys, and the id as the last one, in the direction of the last key. Empty values come last, in both
 * directions and on both databases.
 */
record Order(List<Key> keys) {
    private static final int MOST = 4;

    /** One sort key. */
    record Key(Column column, boolean descending) {
        String direction() {
            return descending ? " desc" : "";
        }
    }

    Order {
        keys = List.copyOf(keys);
    }

    /** @throws io.tradewind.TradewindException MALFORMED naming a sort that is not offered */
    static Order of(Sight sight, List<Sort> sorts, boolean bin) {
        List<Sort> wanted = sorts.isEmpty() ? usual(sight) : sorts;
        if (wanted.size() > MOST) {
            throw Malformed.tooMuch();
        }
        List<Key> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Sort sort : wanted) {
            if (seen.add(sort.field())) {
                keys.add(new Key(column(sight, sort.field(), bin), sort.descending()));
            }
        }
        return new Order(keys);
    }

    private static Column column(Sight sight, String field, boolean bin) {
        Column column = sight.columns().get(field);
        if (column == null && bin) {
            column = sight.type().binColumns().get(field);
        }
        boolean offered = column != null
                && (column.is(Trait.SORTABLE) || column == sight.type().title());
        if (column == null || !offered) {
            throw Malformed.sort(field);
        }
        return column;
    }

    /** The type's default; by title, or by creation, if the reader may not see what it is sorted by. */
    private static List<Sort> usual(Sight sight) {
        List<Sort> said = Sort.parse(sight.type().outline().defaultSort());
        boolean all = said.stream().allMatch(sort -> sight.columns().containsKey(sort.field()));
        if (!said.isEmpty() && all) {
            return said;
        }
        String title = sight.type().title().fieldName();
        return List.of(sight.columns().containsKey(title) ? new Sort(title, false) : new Sort("createdAt", true));
    }

    Key first() {
        return keys.getFirst();
    }

    boolean isSingle() {
        return keys.size() == 1;
    }

    String idDirection() {
        return keys.getLast().direction();
    }

    /** Whether all keys and the id go the same way. */
    boolean isUniform() {
        return keys.stream().allMatch(key -> key.descending() == first().descending());
    }

    /** @param withoutFirst the first key is the same in all rows that are ordered */
    String sql(Dialect dialect, boolean withoutFirst) {
        StringBuilder sql = new StringBuilder(" order by ");
        for (int i = withoutFirst ? 1 : 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            sql.append(key.column().ordered(dialect)).append(key.direction());
            // The first key's empty values are read apart, so that its index serves both directions.
            if (i > 0 && key.column().nullable()) {
                sql.append(" nulls last");
            }
            sql.append(", ");
        }
        return sql.append("id").append(idDirection()).toString();
    }
}
