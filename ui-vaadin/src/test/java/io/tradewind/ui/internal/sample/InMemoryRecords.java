package io.tradewind.ui.internal.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Reference;
import io.tradewind.record.Sort;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeSpec;

/** Records kept in memory under the contract's rules, as far as screens can see them. */
public final class InMemoryRecords implements Records {
    private static final class Row {
        final String id;
        long version = 1;
        boolean removed;
        final Map<String, Object> values = new LinkedHashMap<>();
        final List<Trace> trace = new ArrayList<>();

        Row(String id) {
            this.id = id;
        }
    }

    private static final Reference ME = new Reference("u1", "林晓");
    private final RecordTypes types;
    private final Map<String, Map<String, Row>> tables = new ConcurrentHashMap<>();
    private int serial;
    /** How many rows the queries so far have read; shows whether paging works by cursor. */
    public int rowsRead;

    public InMemoryRecords(RecordTypes types) {
        this.types = types;
    }

    private TypeSpec spec(String type) {
        return types.require(type).type();
    }

    private Map<String, Row> table(String type) {
        return tables.computeIfAbsent(type, t -> new LinkedHashMap<>());
    }

    private Row row(RecordRef ref) {
        return Optional.ofNullable(table(ref.type()).get(ref.id()))
                .orElseThrow(() -> new TradewindException(TradewindException.Kind.NOT_FOUND, "record.not-found"));
    }

    private RecordView view(String type, Row row, boolean page) {
        return new RecordView(
                new RecordRef(type, row.id),
                row.version,
                title(type, row),
                row.values,
                Map.of(),
                page ? allowed(type) : List.of());
    }

    private List<String> allowed(String type) {
        List<String> names = new ArrayList<>(List.of("edit", "delete"));
        spec(type).actions().forEach(action -> names.add(action.name()));
        return names;
    }

    private String title(String type, Row row) {
        return Objects.toString(row.values.get(spec(type).titleField()), "");
    }

    private List<Row> found(String type, RecordQuery query) {
        List<Sort> sorts = query.sorts().isEmpty() ? Sort.parse(spec(type).defaultSort()) : query.sorts();
        Comparator<Row> order = Comparator.comparing(row -> 0);
        for (Sort sort : sorts) {
            Comparator<Row> by = Comparator.comparing(row -> comparable(row.values.get(sort.field())));
            order = order.thenComparing(sort.descending() ? by.reversed() : by);
        }
        return table(type).values().stream()
                .filter(row -> row.removed == query.removed())
                .filter(row ->
                        query.text().isBlank() || row.values.values().stream().anyMatch(v -> contains(v, query.text())))
                .filter(row -> query.filters().stream().allMatch(filter -> matches(value(row, filter.field()), filter)))
                .sorted(order.thenComparing(row -> row.id))
                .toList();
    }

    private static Object value(Row row, String field) {
        return field.equals("id") ? row.id : row.values.get(field);
    }

    private static String comparable(Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> String.format("%020.2f", money.amount());
            case Reference reference -> Objects.toString(reference.name(), "");
            default -> value.toString();
        };
    }

    private static boolean contains(Object value, String text) {
        return value != null && comparable(value).toLowerCase().contains(text.toLowerCase());
    }

    private static boolean matches(Object value, Filter filter) {
        String text = value instanceof Reference reference
                ? reference.id()
                : value instanceof Money money ? money.amount().toString() : Objects.toString(value, "");
        List<String> wanted =
                filter.values().stream().map(v -> v.equals("me") ? ME.id() : v).toList();
        return switch (filter.operator()) {
            case EQ, IN -> wanted.contains(text);
            case NE -> !wanted.contains(text);
            case EMPTY -> text.isEmpty() == Boolean.parseBoolean(wanted.get(0));
            case CONTAINS -> contains(value, wanted.get(0));
            case STARTS_WITH -> text.toLowerCase().startsWith(wanted.get(0).toLowerCase());
            case NOT_SINCE -> text.isEmpty() || compare(text, wanted.get(0)) < 0;
            case GT -> compare(text, wanted.get(0)) > 0;
            case GTE -> compare(text, wanted.get(0)) >= 0;
            case LT -> compare(text, wanted.get(0)) < 0;
            case LTE -> compare(text, wanted.get(0)) <= 0;
        };
    }

    private static int compare(String a, String b) {
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b));
        } catch (NumberFormatException notNumbers) {
            return a.compareTo(b);
        }
    }

    @Override
    public synchronized RecordPage query(String type, RecordQuery query) {
        List<Row> all = found(type, query);
        int from = query.after() == null ? 0 : Integer.parseInt(query.after().substring(1));
        int to = Math.min(all.size(), from + query.limit());
        rowsRead += Math.max(0, to - from);
        return new RecordPage(
                all.subList(Math.min(from, to), to).stream()
                        .map(row -> view(type, row, false))
                        .toList(),
                to < all.size() ? "c" + to : null,
                query.count() ? Math.min(all.size(), 10_000) : null,
                all.size() <= 10_000);
    }

    @Override
    public void each(String type, Verb verb, RecordQuery query, Consumer<RecordView> row) {
        each(type, query, row);
    }

    @Override
    public void each(String type, RecordQuery query, Consumer<RecordView> row) {
        found(type, query).forEach(found -> row.accept(view(type, found, false)));
    }

    @Override
    public synchronized RecordView read(RecordRef ref) {
        return view(ref.type(), row(ref), true);
    }

    @Override
    public synchronized RecordView create(String type, Map<String, ? extends Object> values) {
        TypeSpec spec = spec(type);
        List<FieldProblem> problems = spec.fields().stream()
                .filter(field -> field.is(FieldSpec.Trait.REQUIRED) && values.get(field.name()) == null)
                .map(field -> FieldProblem.of(field.name(), "field.required"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
        Row row = new Row(String.format("0198%08d", ++serial));
        if (spec.numbered()) {
            row.values.put("number", spec.numberPrefix() + String.format("%06d", serial));
        }
        Instant now = Instant.now();
        row.values.putAll(Map.of("createdAt", now, "updatedAt", now, "createdBy", ME, "updatedBy", ME, "owner", ME));
        if (!spec.stateField().isEmpty()) {
            row.values.put(spec.stateField(), "OWNED");
        }
        values.forEach((name, value) -> row.values.put(name, typed(spec, name, value)));
        row.trace.add(0, new Trace(now, ME, "CREATED", 1, List.of()));
        table(type).put(row.id, row);
        return view(type, row, true);
    }

    private Object typed(TypeSpec spec, String name, Object value) {
        FieldKind kind = spec.field(name).map(FieldSpec::kind).orElse(FieldKind.TEXT);
        if (value instanceof String text && kind == FieldKind.REFERENCE) {
            String target = spec.field(name).orElseThrow().target();
            return new Reference(text, title(target, row(new RecordRef(target, text))));
        }
        if (value instanceof String text && kind == FieldKind.EMAIL && !text.contains("@")) {
            throw new InvalidRecord(List.of(FieldProblem.of(name, "field.email")));
        }
        return value instanceof String text && kind == FieldKind.DATE ? LocalDate.parse(text) : value;
    }

    @Override
    public List<RecordView> createAll(String type, List<? extends Map<String, ? extends Object>> values) {
        return values.stream().map(each -> create(type, each)).toList();
    }

    @Override
    public synchronized RecordView change(RecordRef ref, long version, Map<String, ? extends Object> values) {
        Row row = row(ref);
        if (version != row.version) {
            throw new StaleRecord(
                    row.version,
                    values.entrySet().stream()
                            .map(e -> new StaleRecord.Clash(e.getKey(), row.values.get(e.getKey()), e.getValue()))
                            .toList());
        }
        List<FieldChange> changes = new ArrayList<>();
        TypeSpec spec = spec(ref.type());
        values.forEach((name, value) -> {
            boolean required =
                    spec.field(name).filter(f -> f.is(FieldSpec.Trait.REQUIRED)).isPresent();
            if (required && (value == null || value.equals(""))) {
                throw new InvalidRecord(List.of(FieldProblem.of(name, "field.required")));
            }
            Object typed = name.equals("owner") && value instanceof String id
                    ? new Reference(id, titles("users", List.of(id)).get(id))
                    : typed(spec, name, value);
            Object old = row.values.put(name, typed);
            if (!Objects.equals(old, typed)) {
                changes.add(new FieldChange(name, said(old), said(typed)));
            }
        });
        if (!changes.isEmpty()) {
            row.version++;
            row.values.put("updatedAt", Instant.now());
            row.trace.add(0, new Trace(Instant.now(), ME, "CHANGED", row.version, changes));
        }
        return view(ref.type(), row, true);
    }

    private static String said(Object value) {
        return value == null
                ? null
                : value instanceof Reference reference
                        ? reference.name()
                        : value instanceof Money money ? money.amount() + " " + money.currency() : value.toString();
    }

    @Override
    public synchronized void remove(RecordRef ref, long version) {
        row(ref).removed = true;
    }

    @Override
    public synchronized RecordView restore(RecordRef ref) {
        row(ref).removed = false;
        return read(ref);
    }

    @Override
    public synchronized RecordView act(RecordRef ref, String action, Map<String, ? extends Object> command) {
        Row row = row(ref);
        if (action.equals("transfer") && !command.containsKey("owner")) {
            throw new InvalidRecord(List.of(FieldProblem.of("owner", "field.required")));
        }
        row.trace.add(0, new Trace(Instant.now(), ME, action, ++row.version, List.of()));
        return view(ref.type(), row, true);
    }

    @Override
    public List<RecordView> suggest(String type, String words, int limit) {
        return query(type, RecordQuery.ALL.text(words).limit(limit)).items();
    }

    @Override
    public synchronized Map<String, String> titles(String type, Collection<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        return table(type).values().stream()
                .filter(row -> wanted.contains(row.id))
                .collect(Collectors.toMap(row -> row.id, row -> title(type, row)));
    }

    @Override
    public synchronized List<Duplicate> duplicates(String type, Map<String, ? extends Object> values, String except) {
        String name = Objects.toString(values.get("name"), "");
        return name.length() < 2
                ? List.of()
                : table(type).values().stream()
                        .filter(row -> !row.id.equals(except) && contains(row.values.get("name"), name))
                        .limit(3)
                        .map(row -> new Duplicate(row.id, title(type, row), "name", "林晓"))
                        .toList();
    }

    @Override
    public synchronized List<Trace> trace(RecordRef ref, int limit, Instant before) {
        return row(ref).trace.stream()
                .filter(entry -> before == null || entry.at().isBefore(before))
                .limit(limit)
                .toList();
    }
}
