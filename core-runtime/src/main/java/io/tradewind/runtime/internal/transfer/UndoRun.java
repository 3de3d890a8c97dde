package io.tradewind.runtime.internal.transfer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.list.ValueLists;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.record.RecordBatches.Outcome;
import io.tradewind.runtime.internal.record.RecordBatches.Result;
import io.tradewind.runtime.internal.transfer.ImportLog.Counts;
import io.tradewind.runtime.internal.transfer.ImportLog.Touched;
import io.tradewind.runtime.internal.work.Brake;
import io.tradewind.runtime.internal.work.Halving;

/** Takes an import out again. What somebody has changed since stays as it is. */
final class UndoRun {
    private static final int CHUNK = 200;
    private static final String LIST_VALUES = "list-values";
    private static final Set<String> SOMEBODY_WAS_FASTER = Set.of(RecordBatches.STALE, RecordBatches.NOT_FOUND);

    private final Engine engine;
    private final ImportLog log;
    private final StoredJob stored;
    private final Brake brake;
    private final Identity identity;
    private final String type;

    UndoRun(Engine engine, ImportLog log, StoredJob stored, Brake brake, Identity identity) {
        this.engine = engine;
        this.log = log;
        this.stored = stored;
        this.brake = brake;
        this.identity = identity;
        this.type = stored.job().type();
    }

    void run() {
        long after = stored.lastRow();
        long done = stored.job().done();
        for (List<Touched> records = next(after); !records.isEmpty(); records = next(after)) {
            brake.check(done);
            attempt(records);
            done += records.size();
            after = records.getLast().row();
        }
        identity.as(Actor.SYSTEM, this::removeUnusedListValues);
    }

    private List<Touched> next(long after) {
        return log.after(stored.id(), after, CHUNK);
    }

    private void attempt(List<Touched> records) {
        Halving.attempt(records, some -> engine.transactions().run(() -> advance(some, takeBack(some))), this::refuse);
    }

    /** How many could not be taken back. What was made on the way is of other types than the rows, and comes after them. */
    private long takeBack(List<Touched> records) {
        long refused = takeBackRows(
                records.stream().filter(touched -> touched.type() == null).toList());
        List<Touched> made =
                records.stream().filter(touched -> touched.type() != null).toList();
        for (int from = 0; from < made.size(); ) {
            String madeType = Objects.requireNonNull(made.get(from).type());
            int end = from;
            while (end < made.size() && madeType.equals(made.get(end).type())) {
                end++;
            }
            refused += takeBackMade(madeType, made.subList(from, end));
            from = end;
        }
        return refused;
    }

    /** Records made on the way stay if somebody else refers to them by now. */
    private long takeBackMade(String madeType, List<Touched> records) {
        Set<String> ids = records.stream().map(Touched::record).collect(Collectors.toSet());
        Set<String> used = identity.as(Actor.SYSTEM, () -> new Referers(engine).referred(madeType, ids));
        records.stream()
                .filter(touched -> used.contains(touched.record()))
                .forEach(touched -> refuse(touched, false, "import.still-used", List.of()));
        List<Touched> free = records.stream()
                .filter(touched -> !used.contains(touched.record()))
                .toList();
        return used.size() + refused(free, engine.moves().remove(madeType, removals(free), false));
    }

    private static List<RecordBatches.Row> removals(List<Touched> records) {
        return records.stream()
                .map(touched -> new RecordBatches.Row(touched.record(), touched.version(), Map.of()))
                .toList();
    }

    private long takeBackRows(List<Touched> records) {
        List<Touched> created = records.stream().filter(Touched::created).toList();
        List<Touched> changed =
                records.stream().filter(touched -> !touched.created()).toList();
        List<RecordBatches.Row> changes = changed.stream()
                .map(touched -> new RecordBatches.Row(
                        touched.record(), touched.version(), Objects.requireNonNull(touched.old())))
                .toList();
        return refused(created, engine.moves().remove(type, removals(created), false))
                + refused(changed, engine.batches().save(type, changes, null));
    }

    private long refused(List<Touched> records, List<Result> results) {
        long refused = 0;
        for (int i = 0; i < records.size(); i++) {
            if (results.get(i).outcome() == Outcome.REFUSED) {
                FieldProblem problem = results.get(i).problems().getFirst();
                refuse(
                        records.get(i),
                        SOMEBODY_WAS_FASTER.contains(problem.code()),
                        problem.code(),
                        problem.arguments());
                refused++;
            }
        }
        return refused;
    }

    private void refuse(Touched one, TradewindException rule) {
        boolean changed = rule instanceof StaleRecord || rule.kind() == TradewindException.Kind.NOT_FOUND;
        engine.transactions().run(() -> {
            refuse(one, changed, rule.code(), rule.arguments());
            advance(List.of(one), 1);
        });
    }

    private void refuse(Touched touched, boolean changed, String code, List<?> arguments) {
        RowRefused refusal = changed
                ? RowRefused.of("", "", "import.changed-since")
                : RowRefused.of("", "", code, arguments.toArray());
        log.refused(stored.id(), touched.row(), List.of(), List.of(refusal));
    }

    private void advance(List<Touched> records, long failed) {
        log.advance(
                stored.id(),
                records.getLast().row(),
                new Counts(records.size(), 0, 0, 0, failed),
                engine.clock().instant());
    }

    private void removeUnusedListValues() {
        Optional<TypeSpec> imported = engine.types().find(type);
        stored.job()
                .newValues()
                .forEach((fieldName, texts) -> imported.flatMap(spec -> spec.field(fieldName))
                        .ifPresent(field -> texts.forEach(text -> removeIfUnused(field.target(), text))));
    }

    private void removeIfUnused(String list, String text) {
        Optional<String> code = engine.lists().find(list, text).map(ValueLists.Entry::code);
        if (code.isEmpty() || engine.types().find(LIST_VALUES).isEmpty() || isUsed(list, code.get())) {
            return;
        }
        var query = RecordQuery.ALL.filters(
                List.of(Filter.of("list", Operator.EQ, list), Filter.of("code", Operator.EQ, code.get())));
        for (RecordView entry : engine.records().query(LIST_VALUES, query).items()) {
            engine.records().remove(entry.ref(), entry.version());
        }
    }

    private boolean isUsed(String list, String code) {
        for (TypeSpec spec : engine.types().running()) {
            for (FieldSpec field : spec.fields()) {
                if (field.kind() == FieldKind.CHOICE && field.target().equals(list) && field.stored()) {
                    var query = RecordQuery.ALL
                            .filters(List.of(Filter.of(field.name(), Operator.EQ, code)))
                            .limit(1);
                    if (!engine.records().query(spec.name(), query).items().isEmpty()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
