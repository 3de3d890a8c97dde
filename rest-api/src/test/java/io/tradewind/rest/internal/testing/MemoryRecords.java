package io.tradewind.rest.internal.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.History;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeSpec;
import io.tradewind.record.TypeView;

/** An engine in memory for one type: keeps values as given, checks names, required fields and versions. */
public final class MemoryRecords implements Records, History, RecordTypes {
    /** The stage is there; set to false: it is away. */
    public final AtomicBoolean running = new AtomicBoolean(true);

    /** Thrown by the next reading, if set. */
    public volatile @Nullable RuntimeException fault;

    /** The query of the last list. */
    public volatile RecordQuery asked = RecordQuery.ALL;

    private final TypeSpec type = Firms.type();
    private final Map<String, RecordView> kept = new LinkedHashMap<>();
    private int made;

    @Override
    public RecordPage query(String name, RecordQuery query) {
        asked = query;
        for (var filter : query.filters()) {
            if (type.field(filter.field()).isEmpty() && !filter.field().equals("owner")) {
                throw new TradewindException(Kind.MALFORMED, "record.unknown-field", filter.field());
            }
        }
        List<RecordView> rows = kept.values().stream().limit(query.limit()).toList();
        return new RecordPage(
                rows, rows.size() < kept.size() ? "cursor" : null, query.count() ? kept.size() : null, true);
    }

    @Override
    public void each(String name, Verb verb, RecordQuery query, Consumer<RecordView> row) {
        each(name, query, row);
    }

    @Override
    public void each(String name, RecordQuery query, Consumer<RecordView> row) {
        kept.values().forEach(row);
    }

    @Override
    public RecordView read(RecordRef ref) {
        RuntimeException broken = fault;
        if (broken != null) {
            throw broken;
        }
        return Optional.ofNullable(kept.get(ref.id()))
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "record.not-found"));
    }

    @Override
    public synchronized RecordView create(String name, Map<String, ? extends @Nullable Object> values) {
        check("", values);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("number", "F-%06d".formatted(++made));
        type.fields().forEach(field -> all.put(field.name(), values.get(field.name())));
        all.put("state", "POOL");
        all.put("createdAt", Instant.parse("2026-11-23T08:15:30Z"));
        all.put("createdBy", new Reference("li", "Li Wei"));
        all.put("owner", new Reference("li", "Li Wei"));
        RecordView view = new RecordView(
                new RecordRef(type.name(), "id" + made),
                1,
                String.valueOf(values.get("name")),
                all,
                Map.of(),
                List.of("claim", "edit", "delete"));
        kept.put(view.id(), view);
        return view;
    }

    private void check(String prefix, Map<String, ? extends @Nullable Object> values) {
        List<FieldProblem> problems = new ArrayList<>();
        values.keySet().stream()
                .filter(name -> type.field(name).isEmpty())
                .forEach(name -> problems.add(FieldProblem.of(prefix + name, "field.unknown")));
        for (FieldSpec field : type.fields()) {
            if (field.is(FieldSpec.Trait.REQUIRED) && values.get(field.name()) == null) {
                problems.add(FieldProblem.of(prefix + field.name(), "field.required"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    @Override
    public List<RecordView> createAll(String name, List<? extends Map<String, ? extends @Nullable Object>> values) {
        for (int i = 0; i < values.size(); i++) {
            check("[" + i + "].", values.get(i));
        }
        return values.stream().map(one -> create(name, one)).toList();
    }

    @Override
    public RecordView change(RecordRef ref, long version, Map<String, ? extends @Nullable Object> values) {
        RecordView before = current(ref, version, values);
        Map<String, @Nullable Object> all = new LinkedHashMap<>(before.values());
        all.putAll(values);
        RecordView after =
                new RecordView(ref, before.version() + 1, before.title(), all, before.custom(), before.allowed());
        kept.put(ref.id(), after);
        return after;
    }

    private RecordView current(RecordRef ref, long version, Map<String, ? extends @Nullable Object> values) {
        RecordView before = read(ref);
        if (before.version() != version) {
            throw new StaleRecord(
                    before.version(),
                    values.entrySet().stream()
                            .map(entry -> new StaleRecord.Clash(
                                    entry.getKey(), before.value(entry.getKey()), entry.getValue()))
                            .toList());
        }
        return before;
    }

    @Override
    public void remove(RecordRef ref, long version) {
        current(ref, version, Map.of());
        kept.remove(ref.id());
    }

    @Override
    public RecordView restore(RecordRef ref) {
        return read(ref);
    }

    @Override
    public RecordView act(RecordRef ref, String action, Map<String, ? extends @Nullable Object> command) {
        if (type.action(action).isEmpty()) {
            throw new TradewindException(Kind.NOT_FOUND, "record.unknown-action", action);
        }
        if (command.get("reason") == null) {
            throw new TradewindException(Kind.CONFLICT, "record.action-not-open", action);
        }
        return read(ref);
    }

    @Override
    public List<RecordView> suggest(String name, String words, int limit) {
        return kept.values().stream()
                .filter(record -> record.title().startsWith(words))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<String, String> titles(String name, Collection<String> ids) {
        return Map.of();
    }

    @Override
    public List<Duplicate> duplicates(
            String name, Map<String, ? extends @Nullable Object> values, @Nullable String except) {
        return List.of(new Duplicate(null, null, "name", "Li Wei"));
    }

    @Override
    public List<Trace> trace(RecordRef ref, int limit, @Nullable Instant before) {
        return List.of(new Trace(
                Instant.parse("2026-11-23T08:15:30Z"),
                new Reference("li", "Li Wei"),
                "CHANGED",
                2,
                List.of(new FieldChange("name", "A", "B"))));
    }

    @Override
    public List<TypeView> all() {
        return running.get() ? List.of(require("firms")) : List.of();
    }

    @Override
    public TypeView require(String name) {
        if (!name.equals("firms")) {
            throw new TradewindException(Kind.NOT_FOUND, "record.unknown-type", name);
        }
        if (!running.get()) {
            throw new TradewindException(Kind.UNAVAILABLE, "record.stage-not-running", name);
        }
        return new TypeView(type, "customer", Set.of("name"), Set.of(Verb.values()));
    }

    @Override
    public List<TypeSpec> running() {
        return running.get() ? List.of(type) : List.of();
    }

    @Override
    public Optional<TypeSpec> find(String name) {
        return running().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public AutoCloseable watch(Listener listener) {
        return () -> {};
    }

    /** Nothing here ever was different. */
    @Override
    public RecordView asOf(RecordRef ref, Instant moment) {
        return read(ref);
    }

    @Override
    public RecordView asOf(RecordRef ref, LocalDate day) {
        return read(ref);
    }

    @Override
    public RecordView revert(RecordRef ref, long version, String field, Instant moment) {
        return change(
                ref,
                version,
                java.util.Collections.singletonMap(field, read(ref).value(field)));
    }
}
