package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;

/** Records that belong to others of any type are there for those alone who may see all of what they belong to. */
final class Attachment {
    private static final int MOST_AT_ONCE = 500;

    private Attachment() {}

    /** About a row of the attached type: what it belongs to is there, not in the recycle bin, and visible in whole. */
    static Condition visible(Sight attached) {
        String column = attached.type().attachment().orElseThrow();
        List<Condition> ways = new ArrayList<>();
        for (Sight target : attached.attachable()) {
            String prefix = target.type().name() + "/";
            Condition whole = Reach.whole(target);
            ways.add(new Condition(
                    "(" + column + " like '" + prefix + "%' and substr(" + column + ", " + (prefix.length() + 1)
                            + ") in (select id from " + target.type().table() + " where removed_at is null and "
                            + whole.sql() + "))",
                    whole.values()));
        }
        return Condition.any(ways);
    }

    /** Whether records of the type can have others attached that this actor sees: not what is attached itself, and no settings. */
    static boolean isVisible(Sight target) {
        boolean carries =
                target.type().attachment().isEmpty() && !target.type().outline().shared();
        return carries && target.scope(Verb.READ) != Scope.NONE;
    }

    /** Those of the attached records that are visible. */
    static Set<String> visible(Sight attached, Collection<String> ids, Sql sql) {
        Condition condition = visible(attached);
        Set<String> visible = new HashSet<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = Names.padded(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
            List<@Nullable Object> values = new ArrayList<>(some);
            values.addAll(condition.values());
            visible.addAll(sql.list(
                    "select id from " + attached.type().table() + " where id in (" + Where.marks(some.size()) + ") and "
                            + condition.sql(),
                    row -> row.getString(1),
                    values.toArray()));
        }
        return visible;
    }
}
