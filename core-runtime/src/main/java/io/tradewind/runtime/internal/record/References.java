package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Where.Condition;

/**
 * Checks what records are to refer to: each target must be there and visible to the writer, and a tree must not close into a
 * circle. One statement a target type for all drafts together.
 */
final class References {
    private static final int DEEPEST = 100;
    private static final int MOST_AT_ONCE = 1_000;

    private final LiveType type;
    private final Sql sql;
    private final Function<String, Optional<Sight>> sights;

    /** One id that some draft refers to. */
    private record Use(Draft draft, String path, String target, String id) {}

    References(LiveType type, Sql sql, Function<String, Optional<Sight>> sights) {
        this.type = type;
        this.sql = sql;
        this.sights = sights;
    }

    void check(Collection<Draft> drafts) {
        List<Use> uses = new ArrayList<>();
        drafts.forEach(draft -> collect(draft, uses));
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        uses.forEach(use ->
                wanted.computeIfAbsent(use.target(), key -> new HashSet<>()).add(use.id()));
        Map<String, Set<String>> visible = new HashMap<>();
        wanted.forEach((target, ids) -> visible.put(target, visible(target, ids)));
        for (Use use : uses) {
            if (!visible.getOrDefault(use.target(), Set.of()).contains(use.id())) {
                use.draft().problems().add(use.path(), "field.no-such-record");
            }
        }
        checkTrees(drafts);
    }

    private void collect(Draft draft, List<Use> uses) {
        for (Field<RecordEntity, ?> field : type.fields().values()) {
            FieldSpec spec = field.spec();
            boolean given = draft.isGiven(spec.name()) && !draft.problems().has(spec.name());
            if (!given) {
                continue;
            }
            Object value = field.read(draft.record());
            if (Objects.equals(value, draft.before().values().get(spec.name()))) {
                continue;
            }
            if (spec.kind() == FieldKind.REFERENCE && value instanceof String id) {
                uses.add(new Use(draft, spec.name(), spec.target(), id));
            } else if (spec.kind() == FieldKind.LINES && value instanceof List<?> lines) {
                collectLines(draft, spec, lines, uses);
            }
        }
    }

    private static void collectLines(Draft draft, FieldSpec spec, List<?> lines, List<Use> uses) {
        List<FieldSpec> references = spec.lines().stream()
                .filter(part -> part.kind() == FieldKind.REFERENCE)
                .toList();
        for (int index = 0; index < lines.size(); index++) {
            for (FieldSpec part : references) {
                if (lines.get(index) instanceof Map<?, ?> line && line.get(part.name()) instanceof String id) {
                    uses.add(new Use(draft, spec.name() + "[" + index + "]." + part.name(), part.target(), id));
                }
            }
        }
    }

    /** Those that are there, not in the recycle bin, and visible. */
    Set<String> visible(String target, Collection<String> ids) {
        return switch (target) {
            case EngineFields.USERS -> present("core.users", Condition.of("1 = 1"), ids);
            case EngineFields.TEAMS -> present("core.teams", Condition.of("1 = 1"), ids);
            case FieldSpec.ANY -> AnyRecord.each(ids, this::whole).keySet();
            default ->
                sights.apply(target)
                        .map(sight -> present(sight.type().table(), Reach.one(sight, Verb.READ), ids))
                        .orElse(Set.of());
        };
    }

    /** Those of one type that can have others attached and are visible in whole. */
    private Map<String, Boolean> whole(String target, Collection<String> ids) {
        Set<String> present = sights.apply(target)
                .filter(Attachment::isVisible)
                .map(sight -> present(sight.type().table(), Reach.whole(sight), ids))
                .orElse(Set.of());
        return present.stream().collect(Collectors.toMap(Function.identity(), id -> true));
    }

    private Set<String> present(String table, Condition condition, Collection<String> ids) {
        Set<String> present = new HashSet<>();
        List<String> all = ids.stream().filter(Filters::isSafe).distinct().toList();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = Names.padded(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
            List<@Nullable Object> values = new ArrayList<>(some);
            values.addAll(condition.values());
            present.addAll(sql.list(
                    "select id from " + table + " where id in (" + Where.marks(some.size())
                            + ") and removed_at is null and " + condition.sql(),
                    row -> row.getString(1),
                    values.toArray()));
        }
        return present;
    }

    private void checkTrees(Collection<Draft> drafts) {
        for (FieldSpec tree : type.selfReferences()) {
            Map<String, @Nullable String> parents = new HashMap<>();
            drafts.forEach(draft -> parents.put(draft.id(), parent(draft, tree)));
            for (Draft draft : drafts) {
                boolean moved = draft.isGiven(tree.name()) && !draft.isFresh() && draft.isGood();
                if (moved && parents.get(draft.id()) != null && isCircle(draft.id(), tree, parents)) {
                    draft.problems().add(tree.name(), "field.circle");
                }
            }
        }
    }

    private @Nullable String parent(Draft draft, FieldSpec tree) {
        Field<RecordEntity, ?> field = type.fields().get(tree.name());
        return field != null && field.read(draft.record()) instanceof String id ? id : null;
    }

    /** Whether the stored record hangs under itself. */
    boolean isCircle(String id, FieldSpec tree) {
        Map<String, @Nullable String> parents = new HashMap<>();
        parents.put(id, stored(id, tree));
        return isCircle(id, tree, parents);
    }

    private boolean isCircle(String id, FieldSpec tree, Map<String, @Nullable String> parents) {
        String next = parents.get(id);
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next.equals(id)) {
                return true;
            }
            if (!parents.containsKey(next)) {
                parents.put(next, stored(next, tree));
            }
            next = parents.get(next);
        }
        return next != null;
    }

    private @Nullable String stored(String id, FieldSpec tree) {
        return sql.first(
                        "select " + tree.column() + " from " + type.table() + " where id = ?",
                        row -> Optional.ofNullable(row.getString(1)),
                        id)
                .flatMap(parent -> parent)
                .orElse(null);
    }
}
