package io.tradewind.runtime.internal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Records.FieldChange;
import io.tradewind.record.Records.Trace;
import io.tradewind.record.Reference;

/** The trace of a record as a reader may see it: fields they may not read are missing, references have names. */
final class Traces {
    /** Could tell what is hidden. */
    private static final Set<String> BESIDE = Set.of(EngineFields.CUSTOM, EngineFields.FILES);

    private final Desk desk;

    Traces(Desk desk) {
        this.desk = desk;
    }

    List<Trace> of(RecordEntity record, int limit, @Nullable Instant before) {
        Set<String> hidden = desk.shares().hidden(List.of(record)).getOrDefault(record.id(), Set.of());
        return told(Trail.read(record.id(), limit, before, desk.sql()), Map.of(record.id(), hidden)).stream()
                .map(Told::trace)
                .toList();
    }

    /** An entry with what orders it among those of other records. */
    record Told(String id, String record, Trace trace) {}

    /** Of several records that the reader may see. */
    List<Told> ofAll(Collection<String> records, int limit, @Nullable Instant notAfter) {
        List<Trail.Entry> entries = Trail.readAll(records, limit, notAfter, desk.sql());
        List<RecordEntity> told = entries.stream()
                .map(Trail.Entry::record)
                .distinct()
                .map(id -> desk.manager().find(desk.type().entity(), id))
                .filter(Objects::nonNull)
                .toList();
        return told(entries, desk.shares().hidden(told));
    }

    private List<Told> told(List<Trail.Entry> entries, Map<String, Set<String>> hidden) {
        Map<String, Map<String, String>> names = names(entries);
        Map<String, String> people = names.getOrDefault(EngineFields.USERS, Map.of());
        return entries.stream()
                .map(entry -> new Told(
                        entry.id(),
                        entry.record(),
                        new Trace(
                                entry.at(),
                                new Reference(entry.actor(), people.get(entry.actor())),
                                entry.kind(),
                                entry.version(),
                                changes(entry, names, hidden.getOrDefault(entry.record(), Set.of())))))
                .toList();
    }

    private Map<String, Map<String, String>> names(List<Trail.Entry> entries) {
        Map<String, Set<String>> wanted = new HashMap<>();
        Set<String> people = wanted.computeIfAbsent(EngineFields.USERS, key -> new LinkedHashSet<>());
        for (Trail.Entry entry : entries) {
            people.add(entry.actor());
            entry.changes()
                    .forEach((name, values) -> desk.sight()
                            .field(name)
                            .ifPresent(field -> values.forEach(value -> want(field, value, wanted))));
        }
        Map<String, Map<String, String>> names = new HashMap<>();
        wanted.forEach((target, ids) -> names.put(target, desk.names().of(target, ids, desk.sql(), desk.sights())));
        return names;
    }

    private static void want(FieldSpec field, @Nullable Object value, Map<String, Set<String>> wanted) {
        if (field.kind() == FieldKind.REFERENCE && value instanceof String id) {
            wanted.computeIfAbsent(field.target(), key -> new LinkedHashSet<>()).add(id);
        } else if (field.kind() == FieldKind.LINES && value instanceof List<?> lines) {
            for (Object line : lines) {
                field.lines().forEach(part -> want(part, ((Map<?, ?>) line).get(part.name()), wanted));
            }
        }
    }

    private List<FieldChange> changes(Trail.Entry entry, Map<String, Map<String, String>> names, Set<String> hidden) {
        List<FieldChange> changes = new ArrayList<>();
        entry.changes().forEach((name, values) -> {
            boolean masked = hidden.contains(name) || (!hidden.isEmpty() && BESIDE.contains(name));
            if (!masked && desk.sight().mayRead(name) && values.size() == 2) {
                FieldSpec field = desk.sight().field(name).orElse(null);
                changes.add(
                        new FieldChange(name, shown(field, values.get(0), names), shown(field, values.get(1), names)));
            }
        });
        return changes;
    }

    /** A reference whose name the reader may not see stays an id; in lines, references are id and name. */
    private static @Nullable String shown(
            @Nullable FieldSpec field, @Nullable Object value, Map<String, Map<String, String>> names) {
        if (field != null && field.kind() == FieldKind.REFERENCE && value instanceof String id) {
            return names.getOrDefault(field.target(), Map.of()).getOrDefault(id, id);
        }
        if (field != null && field.kind() == FieldKind.LINES && value instanceof List<?> lines) {
            return ValueJson.text(named(field, lines, names));
        }
        return ValueJson.text(value);
    }

    private static List<Map<String, @Nullable Object>> named(
            FieldSpec field, List<?> lines, Map<String, Map<String, String>> names) {
        List<Map<String, @Nullable Object>> named = new ArrayList<>();
        for (Object line : lines) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            ((Map<?, ?>) line).forEach((name, part) -> parts.put(String.valueOf(name), part));
            for (FieldSpec part : field.lines()) {
                if (part.kind() == FieldKind.REFERENCE && parts.get(part.name()) instanceof String id) {
                    parts.put(
                            part.name(),
                            reference(
                                    id,
                                    names.getOrDefault(part.target(), Map.of()).get(id)));
                }
            }
            named.add(parts);
        }
        return named;
    }

    private static Map<String, @Nullable Object> reference(String id, @Nullable String name) {
        Map<String, @Nullable Object> reference = new LinkedHashMap<>();
        reference.put("id", id);
        reference.put("name", name);
        return reference;
    }
}
