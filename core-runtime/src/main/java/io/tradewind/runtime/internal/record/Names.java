package io.tradewind.runtime.internal.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldSpec;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.tx.Seen;

/**
 * Names of records by id: one statement a type. People and teams have names for everybody and are remembered for some seconds;
 * other records only for those who may see them.
 */
final class Names {
    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MOST_KEPT = 20_000;
    private static final int MOST_AT_ONCE = 1_000;

    private record Kept(String name, long readAt) {}

    /** Names of records, as somebody may see them. */
    private record Asked(Sight sight, Set<String> ids, String title) {}

    private final Database database;
    private final Supplier<Locale> language;

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** @param language of the reader of the moment */
    Names(Database database, Supplier<Locale> language) {
        this.database = database;
        this.language = language;
    }

    /** People and teams changed on this node. */
    void forget() {
        kept.clear();
    }

    /** @param sights finds the target type as the reader may see it */
    Map<String, String> of(String target, Collection<String> ids, Sql sql, Function<String, Optional<Sight>> sights) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return switch (target) {
            case EngineFields.USERS -> remembered("core.users", ids, sql);
            case EngineFields.TEAMS -> remembered("core.teams", ids, sql);
            case FieldSpec.ANY -> AnyRecord.each(ids, (type, some) -> of(type, some, sql, sights));
            default ->
                sights.apply(target)
                        .map(sight -> Seen.once(
                                database,
                                new Asked(sight, Set.copyOf(ids), title(sight)),
                                () -> visible(sight, ids, sql)))
                        .orElse(Map.of());
        };
    }

    private Map<String, String> remembered(String table, Collection<String> ids, Sql sql) {
        Map<String, String> names = new HashMap<>();
        Set<String> missing = new HashSet<>();
        long now = System.nanoTime();
        for (String id : ids) {
            Kept known = kept.get(id);
            if (id.equals(Actor.SYSTEM.id())) {
                names.put(id, Actor.SYSTEM.name());
            } else if (known != null && now - known.readAt() < FRESH_NANOS) {
                names.put(id, known.name());
            } else {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            read(table, "name", Condition.of("1 = 1"), missing, sql).forEach((id, name) -> {
                names.put(id, name);
                keep(id, name, now);
            });
        }
        return names;
    }

    private void keep(String id, String name, long now) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(id, new Kept(name, now));
    }

    /** Titles of those records that the reader may see; none if they may not see the title. */
    Map<String, String> visible(Sight sight, Collection<String> ids, Sql sql) {
        boolean may = sight.mayRead(sight.type().outline().titleField());
        if (!may || sight.scope(Verb.READ) == io.tradewind.access.Scope.NONE) {
            return Map.of();
        }
        Where where = new Where().and("removed_at is null").and(Reach.one(sight, Verb.READ));
        return read(
                sight.type().table(), title(sight), new Condition(where.sql(), where.values()), Set.copyOf(ids), sql);
    }

    /** A type may have a second title for those who do not read Chinese: a field of the title's name with {@code En} behind it. */
    private String title(Sight sight) {
        String title = sight.type().title().name();
        Column english = sight.columns().get(sight.type().outline().titleField() + "En");
        return english == null || language.get().getLanguage().equals("zh")
                ? title
                : "coalesce(" + english.name() + ", " + title + ")";
    }

    private static Map<String, String> read(String table, String title, Condition condition, Set<String> ids, Sql sql) {
        Map<String, String> names = new HashMap<>();
        List<String> all = ids.stream().filter(Filters::isSafe).toList();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = padded(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
            List<@Nullable Object> values = new ArrayList<>(some);
            values.addAll(condition.values());
            sql.list(
                    "select id, " + title + " from " + table + " where id in (" + Where.marks(some.size()) + ") and "
                            + condition.sql(),
                    row -> names.put(row.getString(1), LiveType.titled(row.getString(2), null, row.getString(1))),
                    values.toArray());
        }
        return names;
    }

    /** Filled up with its last one to the next power of two, so that there are few different statements. */
    static List<String> padded(List<String> ids) {
        List<String> filled = new ArrayList<>(ids);
        int size = Integer.highestOneBit(ids.size());
        int whole = size == ids.size() ? size : size * 2;
        while (filled.size() < whole) {
            filled.add(ids.getLast());
        }
        return filled;
    }
}
