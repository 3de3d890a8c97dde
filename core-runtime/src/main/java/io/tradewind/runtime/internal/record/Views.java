package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Selection.Line;

/** Makes what readers get: rows of lists and whole records, with the names of what they refer to. */
final class Views {
    private final Sight sight;
    private final Names names;
    private final Sql sql;
    private final Function<String, Optional<Sight>> sights;

    Views(Sight sight, Names names, Sql sql, Function<String, Optional<Sight>> sights) {
        this.sight = sight;
        this.names = names;
        this.sql = sql;
        this.sights = sights;
    }

    // ---- rows

    List<RecordView> rows(List<Line> lines) {
        Map<String, Set<String>> wanted = new HashMap<>();
        for (Line line : lines) {
            line.values().forEach((field, value) -> want(target(field), value, wanted));
        }
        Map<String, Map<String, String>> known = resolve(wanted);
        return lines.stream().map(line -> row(line, known)).toList();
    }

    private String target(String field) {
        Column column = sight.type().columns().get(field);
        Column known = column == null ? sight.type().binColumns().get(field) : column;
        return known != null && known.kind() == FieldKind.REFERENCE
                ? known.field().target()
                : "";
    }

    private static void want(String target, @Nullable Object value, Map<String, Set<String>> wanted) {
        if (!target.isEmpty() && value instanceof Reference reference) {
            wanted.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(reference.id());
        }
    }

    private Map<String, Map<String, String>> resolve(Map<String, Set<String>> wanted) {
        Map<String, Map<String, String>> known = new HashMap<>();
        wanted.forEach((target, ids) -> known.put(target, names.of(target, ids, sql, sights)));
        return known;
    }

    private RecordView row(Line line, Map<String, Map<String, String>> known) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        line.values().forEach((field, value) -> values.put(field, named(target(field), value, known)));
        return new RecordView(
                new RecordRef(sight.type().name(), line.id()),
                line.version(),
                line.title(),
                values,
                Map.of(),
                List.of());
    }

    private static @Nullable Object named(
            String target, @Nullable Object value, Map<String, Map<String, String>> known) {
        return !target.isEmpty() && value instanceof Reference reference
                ? new Reference(
                        reference.id(), known.getOrDefault(target, Map.of()).get(reference.id()))
                : value;
    }

    // ---- whole records

    RecordView whole(RecordEntity record) {
        return wholes(List.of(record)).getFirst();
    }

    List<RecordView> wholes(Collection<RecordEntity> records) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        Map<String, Set<String>> wanted = new HashMap<>();
        Shares shares = new Shares(sight, sql);
        Map<String, Set<String>> hidden = shares.hidden(records);
        for (RecordEntity record : records) {
            Map<String, @Nullable Object> values = values(record);
            hidden.getOrDefault(record.id(), Set.of()).forEach(name -> values.replace(name, null));
            all.add(values);
            collect(values, wanted);
        }
        Map<String, Map<String, String>> known = resolve(wanted);
        Set<String> editable = shares.reached(Verb.EDIT, records);
        List<RecordView> views = new ArrayList<>();
        int index = 0;
        for (RecordEntity record : records) {
            views.add(whole(
                    record,
                    withNames(all.get(index++), known),
                    hidden.containsKey(record.id()),
                    allowed(record, editable.contains(record.id()))));
        }
        return views;
    }

    /**
     * The record as it was.
     *
     * @param changed values that were others than now, by field
     */
    RecordView former(RecordEntity record, Map<String, @Nullable Object> changed, long version) {
        Map<String, @Nullable Object> values = values(record);
        changed.forEach((name, value) -> {
            if (values.containsKey(name)) {
                FieldSpec spec = spec(name);
                values.put(name, spec == null ? value : asReference(spec, value));
            }
        });
        boolean masked = mask(record, values);
        Map<String, Set<String>> wanted = new HashMap<>();
        collect(values, wanted);
        Map<String, @Nullable Object> named = withNames(values, resolve(wanted));
        Map<String, @Nullable Object> custom = Map.of();
        if (sight.mayRead(EngineFields.CUSTOM) && !masked) {
            custom = changed.containsKey(EngineFields.CUSTOM)
                    ? ValueJson.object((String) changed.get(EngineFields.CUSTOM))
                    : sight.type().added().free(record);
        }
        Object title = named.get(sight.type().outline().titleField());
        return new RecordView(
                new RecordRef(sight.type().name(), record.id()),
                version,
                LiveType.titled(title, record.number(), record.id()),
                named,
                custom,
                List.of());
    }

    /** Takes away what a circle hides; whether anything is hidden. */
    private boolean mask(RecordEntity record, Map<String, @Nullable Object> values) {
        Map<String, Set<String>> hidden = new Shares(sight, sql).hidden(List.of(record));
        values.keySet().removeAll(hidden.getOrDefault(record.id(), Set.of()));
        return hidden.containsKey(record.id());
    }

    private RecordView whole(
            RecordEntity record, Map<String, @Nullable Object> values, boolean masked, List<String> allowed) {
        String title = sight.mayRead(sight.type().outline().titleField())
                ? sight.type().titleOf(record)
                : LiveType.titled(null, record.number(), record.id());
        Map<String, @Nullable Object> custom = sight.mayRead(EngineFields.CUSTOM) && !masked
                ? sight.type().added().free(record)
                : Map.of();
        return new RecordView(
                new RecordRef(sight.type().name(), record.id()), record.version(), title, values, custom, allowed);
    }

    private Map<String, @Nullable Object> values(RecordEntity record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        sight.type().fields().forEach((name, field) -> {
            if (sight.mayRead(name)) {
                values.put(name, asReference(field.spec(), field.read(record)));
            }
        });
        engineValues(record).forEach((name, value) -> {
            if (sight.mayRead(name)) {
                values.put(name, value);
            }
        });
        return values;
    }

    private Map<String, @Nullable Object> engineValues(RecordEntity record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("createdAt", record.createdAt());
        values.put("createdBy", reference(record.createdBy()));
        values.put("updatedAt", record.updatedAt());
        values.put("updatedBy", reference(record.updatedBy()));
        values.put(EngineFields.OWNER, reference(record.ownerId()));
        values.put(EngineFields.TEAM, reference(record.teamId()));
        if (sight.type().outline().numbered()) {
            values.put(EngineFields.NUMBER, record.number());
        }
        return values;
    }

    private static @Nullable Reference reference(@Nullable String id) {
        return id == null ? null : new Reference(id, null);
    }

    private static @Nullable Object asReference(FieldSpec spec, @Nullable Object value) {
        if (spec.kind() == FieldKind.REFERENCE && value instanceof String id) {
            return new Reference(id, null);
        }
        if (spec.kind() == FieldKind.LINES && value instanceof List<?> lines) {
            return lines.stream().map(line -> line(spec, line)).toList();
        }
        return spec.kind() == FieldKind.LINES && value == null ? List.of() : value;
    }

    private static Object line(FieldSpec spec, Object line) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        if (line instanceof Map<?, ?> given) {
            given.forEach((key, part) -> parts.put(String.valueOf(key), part));
            for (FieldSpec part : spec.lines()) {
                parts.put(part.name(), asReference(part, given.get(part.name())));
            }
        }
        return parts;
    }

    private void collect(Map<String, @Nullable Object> values, Map<String, Set<String>> wanted) {
        values.forEach((name, value) -> {
            FieldSpec spec = spec(name);
            if (spec != null && spec.kind() == FieldKind.LINES && value instanceof List<?> lines) {
                for (Object line : lines) {
                    spec.lines().forEach(part -> want(part.target(), ((Map<?, ?>) line).get(part.name()), wanted));
                }
            } else if (spec != null) {
                want(spec.target(), value, wanted);
            }
        });
    }

    private @Nullable FieldSpec spec(String name) {
        return sight.field(name).orElse(null);
    }

    private Map<String, @Nullable Object> withNames(
            Map<String, @Nullable Object> values, Map<String, Map<String, String>> known) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            FieldSpec spec = spec(name);
            if (spec != null && spec.kind() == FieldKind.LINES && value instanceof List<?> lines) {
                named.put(
                        name,
                        lines.stream()
                                .map(line -> namedLine(spec, (Map<?, ?>) line, known))
                                .toList());
            } else {
                named.put(name, spec == null ? value : named(spec.target(), value, known));
            }
        });
        return named;
    }

    private static Map<String, @Nullable Object> namedLine(
            FieldSpec spec, Map<?, ?> line, Map<String, Map<String, String>> known) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        line.forEach((key, part) -> parts.put(String.valueOf(key), part));
        for (FieldSpec part : spec.lines()) {
            parts.put(part.name(), named(part.target(), parts.get(part.name()), known));
        }
        return parts;
    }

    private List<String> allowed(RecordEntity record, boolean editable) {
        List<String> allowed = new ArrayList<>();
        if (record.isRemoved()) {
            return allowed;
        }
        boolean acts = editable || (sight.reaches(Verb.READ, record) && !sight.isAttached());
        sight.type().actions().forEach((name, action) -> {
            if ((acts || sight.opens(record, name))
                    && sight.mayAct(name)
                    && action.open().test(record)) {
                allowed.add(name);
            }
        });
        boolean open = sight.type().spec().isOpen(record);
        if (editable && open) {
            allowed.add("edit");
        }
        if (open && sight.reaches(Verb.DELETE, record)) {
            allowed.add("delete");
        }
        if (editable && !sight.type().outline().shared() && !sight.isAttached()) {
            allowed.add(StoredSharing.SHARE);
        }
        return allowed;
    }
}
