package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Field;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Records.Duplicate;
import io.tradewind.runtime.internal.record.value.Likeness;

/**
 * Records that look like given values. That there is one is told to everybody who may enter records, so that nobody enters it
 * twice; which one it is only to those who may see it.
 */
final class Duplicates {
    private static final int MOST = 10;
    private static final int MOST_READ = 50;

    private final Desk desk;

    private record Hit(
            String field,
            String id,
            String title,
            @Nullable String owner,
            @Nullable String team) {}

    Duplicates(Desk desk) {
        this.desk = desk;
    }

    List<Duplicate> find(Map<String, ?> values, @Nullable String except) {
        Map<String, String> keys = keys(desk.type().added().spread(values));
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, Hit> found = new LinkedHashMap<>();
        for (Hit hit : hits(keys)) {
            if (!hit.id().equals(except) && found.size() < MOST) {
                found.putIfAbsent(hit.id(), hit);
            }
        }
        Set<String> visible = visible(found.values());
        return found.values().stream()
                .map(hit -> shown(hit, visible.contains(hit.id())))
                .toList();
    }

    /** Keys of the given values, by field. */
    private Map<String, String> keys(Map<String, ?> values) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Field<RecordEntity, ?> field : desk.type().fields().values()) {
            FieldSpec spec = field.spec();
            boolean asked = spec.is(Trait.WARNS_OF_DUPLICATES) && desk.sight().mayRead(spec.name());
            if (asked && values.get(spec.name()) instanceof String text && Filters.isSafe(text)) {
                Likeness.loose(spec.kind(), text).ifPresent(key -> keys.put(spec.name(), key));
            }
        }
        return keys;
    }

    private List<Hit> hits(Map<String, String> keys) {
        List<Hit> hits = new ArrayList<>();
        keys.forEach((field, key) -> hits.addAll(hits(field, key)));
        return hits;
    }

    /** One field at a time, each straight from its key. */
    private List<Hit> hits(String field, String key) {
        String title = desk.type().title().name();
        return desk.sql()
                .list(
                        "select r.id, r." + title + ", r.owner_id, r.team_id from core.duplicate_key d join "
                                + desk.type().table() + " r on r.id = d.record_id"
                                + " where d.type = ? and d.dup_key = ? and d.field = ? and r.removed_at is null"
                                + " fetch first ? rows only",
                        row -> new Hit(
                                field,
                                row.getString(1),
                                Objects.requireNonNullElse(row.getString(2), row.getString(1)),
                                row.getString(3),
                                row.getString(4)),
                        desk.type().name(),
                        key,
                        field,
                        MOST_READ);
    }

    private Set<String> visible(Collection<Hit> hits) {
        Set<String> visible = new HashSet<>();
        Set<String> others = new HashSet<>();
        hits.forEach(
                hit -> (desk.sight().reaches(Verb.READ, hit.owner(), hit.team()) ? visible : others).add(hit.id()));
        visible.addAll(desk.shares().opened(Verb.READ, others));
        return visible;
    }

    private Duplicate shown(Hit hit, boolean visible) {
        if (!visible) {
            return new Duplicate(null, null, hit.field(), owner(hit));
        }
        boolean named = desk.sight().mayRead(desk.type().outline().titleField());
        return new Duplicate(hit.id(), named ? hit.title() : hit.id(), hit.field(), owner(hit));
    }

    private @Nullable String owner(Hit hit) {
        String owner = hit.owner();
        return owner == null
                ? null
                : desk.names()
                        .of(EngineFields.USERS, List.of(owner), desk.sql(), desk.sights())
                        .get(owner);
    }
}
