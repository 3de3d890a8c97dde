package io.tradewind.runtime.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.bulk.BulkChanges;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.runtime.internal.bulk.BulkLog.Counts;
import io.tradewind.runtime.internal.bulk.BulkLog.Outcome;
import io.tradewind.runtime.internal.bulk.BulkLog.Target;
import io.tradewind.runtime.internal.bulk.StoredBulk.Pass;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.record.RecordBatches.Result;
import io.tradewind.runtime.internal.transfer.Engine;
import io.tradewind.runtime.internal.work.Brake;
import io.tradewind.runtime.internal.work.Halving;

/** One job under way, in batches of one transaction each. Begun again after a crash it goes on behind the last one that was kept. */
final class BulkRun {
    private static final int BATCH = 200;
    private static final Set<String> SOMEBODY_WAS_FASTER = Set.of(RecordBatches.STALE, RecordBatches.NOT_FOUND);

    private final Engine engine;
    private final BulkStore store;
    private final BulkLog log;
    private final StoredBulk stored;
    private final Brake brake;
    private final String type;
    private FormerValues former;

    BulkRun(Engine engine, BulkStore store, BulkLog log, StoredBulk stored, Brake brake) {
        this.engine = engine;
        this.store = store;
        this.log = log;
        this.stored = stored;
        this.brake = brake;
        this.former = stored.former();
        this.type = stored.job().type();
    }

    void run() {
        RecordQuery query = stored.query();
        if (stored.pass() == Pass.CHOOSE && query != null) {
            choose(query);
        }
        long done = stored.job().done();
        long after = stored.lastPlace();
        for (List<Target> batch = next(after); !batch.isEmpty(); batch = next(after)) {
            brake.check(done);
            Halving.attempt(batch, this::together, this::refuse);
            done += batch.size();
            after = batch.getLast().place();
        }
        brake.check(done);
    }

    private void choose(RecordQuery query) {
        Map<String, Long> versions = new LinkedHashMap<>();
        engine.records().each(type, query.fields(Set.of("id")), row -> {
            if (versions.size() == BulkChanges.MOST) {
                throw new TradewindException(Kind.TOO_LARGE, "bulk.too-many", BulkChanges.MOST);
            }
            versions.put(row.id(), row.version());
        });
        engine.transactions().run(() -> {
            log.choose(stored.id(), versions);
            store.chosen(stored.id(), versions.size(), engine.clock().instant());
        });
    }

    private boolean undoes() {
        return stored.pass() == Pass.UNDO;
    }

    private List<Target> next(long after) {
        return undoes() ? log.nextDone(stored.id(), after, BATCH) : log.next(stored.id(), after, BATCH);
    }

    private void together(List<Target> batch) {
        engine.transactions().run(() -> {
            List<Result> results = undoes() ? undo(batch) : work(batch);
            List<Outcome> outcomes = new ArrayList<>();
            long unchanged = 0;
            for (int i = 0; i < batch.size(); i++) {
                outcomes.add(outcome(batch.get(i), results.get(i)));
                unchanged += results.get(i).outcome() == RecordBatches.Outcome.UNCHANGED ? 1 : 0;
            }
            note(outcomes, unchanged);
        });
    }

    private List<Result> work(List<Target> batch) {
        boolean dryRun = stored.job().dryRun();
        return switch (stored.job().work()) {
            case Work.Change change -> {
                List<RecordBatches.Row> rows = batch.stream()
                        .map(target -> new RecordBatches.Row(target.record(), target.version(), change.values()))
                        .toList();
                yield dryRun
                        ? engine.batches().probe(type, rows, null)
                        : engine.batches().save(type, rows, null);
            }
            case Work.Act act -> engine.moves().act(type, rows(batch), act.action(), act.command(), dryRun);
            case Work.Remove remove -> engine.moves().remove(type, rows(batch), dryRun);
        };
    }

    private List<Result> undo(List<Target> batch) {
        if (stored.job().work() instanceof Work.Remove) {
            return engine.moves().restore(type, rows(batch));
        }
        return engine.batches()
                .save(
                        type,
                        batch.stream()
                                .map(target -> new RecordBatches.Row(target.record(), target.version(), target.old()))
                                .toList(),
                        null);
    }

    private static List<RecordBatches.Row> rows(List<Target> batch) {
        return batch.stream()
                .map(target -> new RecordBatches.Row(target.record(), target.version(), Map.of()))
                .toList();
    }

    private Outcome outcome(Target target, Result result) {
        if (result.outcome() == RecordBatches.Outcome.REFUSED) {
            return refused(target, result.problems().getFirst());
        }
        boolean changed = result.outcome() != RecordBatches.Outcome.UNCHANGED;
        if (undoes()) {
            return new Outcome(target, 0, Map.of(), null);
        }
        Map<String, @Nullable Object> old = old(result);
        boolean undoable = changed && !stored.job().dryRun() && !(stored.job().work() instanceof Work.Act);
        return new Outcome(target, undoable ? result.version() : 0, old, null);
    }

    /** Of what changed along with the fields that were set only what a door may set: a new owner brings a team along. */
    private Map<String, @Nullable Object> old(Result result) {
        Map<String, @Nullable Object> old = new LinkedHashMap<>();
        if (stored.job().work() instanceof Work.Change change) {
            Map<String, @Nullable Object> plain = BulkJson.plain(result.former());
            change.values().forEach((name, value) -> {
                if (plain.containsKey(name)) {
                    old.put(
                            name,
                            value instanceof Map<?, ?> given && name.equals("custom")
                                    ? custom(given, plain.get(name))
                                    : plain.get(name));
                }
            });
            if (change.values().containsKey("owner") && plain.containsKey("team")) {
                old.put("team", plain.get("team"));
            }
        }
        return old;
    }

    private static Map<String, @Nullable Object> custom(Map<?, ?> given, @Nullable Object before) {
        Map<String, @Nullable Object> old = new LinkedHashMap<>();
        given.keySet()
                .forEach(name -> old.put(
                        String.valueOf(name),
                        before instanceof Map<?, ?> values ? values.get(String.valueOf(name)) : null));
        return old;
    }

    private Outcome refused(Target target, FieldProblem problem) {
        boolean changedSince = undoes() && SOMEBODY_WAS_FASTER.contains(problem.code());
        return new Outcome(
                target,
                undoes() ? target.version() : 0,
                target.old(),
                changedSince ? FieldProblem.of("", "bulk.changed-since") : problem);
    }

    private void refuse(Target target, TradewindException rule) {
        FieldProblem problem = rule instanceof InvalidRecord invalid
                ? invalid.problems().getFirst()
                : FieldProblem.of("", rule.code(), rule.arguments().toArray());
        engine.transactions().run(() -> note(List.of(refused(target, problem)), 0));
    }

    private void note(List<Outcome> outcomes, long unchanged) {
        long refused =
                outcomes.stream().filter(outcome -> outcome.problem() != null).count();
        // A transaction may be tried again: what is kept in memory changes when it is through.
        FormerValues now = undoes()
                ? former
                : former.with(outcomes.stream()
                        .filter(outcome -> outcome.problem() == null)
                        .map(Outcome::old)
                        .toList());
        engine.transactions().afterCommit(() -> former = now);
        log.note(stored.id(), outcomes);
        log.advance(
                stored.id(),
                outcomes.getLast().target().place(),
                new Counts(outcomes.size(), outcomes.size() - refused - unchanged, unchanged, refused),
                now,
                engine.clock().instant());
    }
}
