package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.Action;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.record.RecordBatches.Outcome;
import io.tradewind.runtime.internal.record.RecordBatches.Reached;
import io.tradewind.runtime.internal.record.RecordBatches.Result;
import io.tradewind.runtime.internal.record.RecordBatches.Row;

/**
 * What {@link RecordBatches} is for values, for the other things that are done with records: into the recycle bin, out of it,
 * actions. Works in the caller's transaction if there is one. Of rows only ids and versions matter.
 */
@Component(service = RecordMoves.class)
public final class RecordMoves {
    private final RecordEngine engine;

    @Activate
    public RecordMoves(@Reference RecordEngine engine) {
        this.engine = engine;
    }

    /** @param onlyTried tells what would be, and removes nothing */
    public List<Result> remove(String type, List<Row> wanted, boolean onlyTried) {
        return engine.saving(() -> engine.writing(type, desk -> {
            Map<String, RecordEntity> existing = RecordBatches.existing(desk, wanted);
            List<Row> rows = Bookkeeping.passOver(desk, wanted, existing);
            Map<Row, List<FieldProblem>> problems = new LinkedHashMap<>();
            Reached reached = Reached.of(desk, existing.values(), Verb.DELETE);
            rows.forEach(row -> problems.put(row, removalProblems(desk, row, existing.get(row.id()), reached)));
            List<RecordEntity> good = good(rows, existing, problems);
            if (!good.isEmpty() && !onlyTried) {
                engine.saving(desk).remove(good);
                engine.noted(desk.type());
            }
            return results(Outcome.REMOVED, rows, existing, problems);
        }));
    }

    private static List<FieldProblem> removalProblems(
            Desk desk, Row row, @Nullable RecordEntity record, Reached reached) {
        List<FieldProblem> found = RecordBatches.problems(row, record, reached);
        if (record == null || !found.isEmpty()) {
            return found;
        }
        try {
            desk.type().spec().removalRules().forEach(rule -> rule.accept(record));
            return List.of();
        } catch (TradewindException stays) {
            return List.of(FieldProblem.of("", stays.code(), stays.arguments().toArray()));
        }
    }

    /**
     * Brings back what is still in the recycle bin in the version that is given.
     *
     * @throws InvalidRecord if somebody has a unique value of one of them now; nothing may be kept of the transaction
     */
    public List<Result> restore(String type, List<Row> rows) {
        return engine.saving(() -> engine.writing(type, desk -> {
            Map<String, RecordEntity> existing = RecordBatches.existing(desk, rows);
            Map<Row, List<FieldProblem>> problems = new LinkedHashMap<>();
            for (Row row : rows) {
                RecordEntity record = existing.get(row.id());
                List<FieldProblem> found = binProblems(desk, row, record);
                problems.put(row, found);
                if (record != null && found.isEmpty()) {
                    engine.saving(desk).restore(record).throwIfAny();
                }
            }
            engine.noted(desk.type());
            return results(Outcome.RESTORED, rows, existing, problems);
        }));
    }

    private static List<FieldProblem> binProblems(Desk desk, Row row, @Nullable RecordEntity record) {
        if (record == null || !desk.reaches(Verb.DELETE, record)) {
            return List.of(FieldProblem.of("", RecordBatches.NOT_FOUND));
        }
        boolean same = record.isRemoved() && record.version() == row.version();
        return same ? List.of() : List.of(FieldProblem.of("", RecordBatches.STALE));
    }

    /**
     * Starts an action on each; what a rule refuses in the middle of it is thrown, and nothing may be kept of the transaction.
     *
     * @param onlyTried tells which records are open to it, and starts nothing
     */
    public List<Result> act(String type, List<Row> rows, String action, Map<String, ?> command, boolean onlyTried) {
        return engine.saving(() -> engine.writing(type, desk -> {
            Map<String, RecordEntity> existing = RecordBatches.existing(desk, rows);
            Map<Row, List<FieldProblem>> problems = new HashMap<>();
            Reached reached = Reached.of(desk, existing.values(), Verb.READ);
            for (Row row : rows) {
                RecordEntity record = existing.get(row.id());
                List<FieldProblem> found = RecordBatches.problems(row, record, reached);
                problems.put(
                        row,
                        record == null || !found.isEmpty() ? found : act(desk, record, action, command, onlyTried));
            }
            engine.noted(desk.type());
            return results(Outcome.ACTED, rows, existing, problems);
        }));
    }

    private List<FieldProblem> act(
            Desk desk, RecordEntity record, String action, Map<String, ?> command, boolean onlyTried) {
        Action<RecordEntity, ?> open;
        try {
            open = engine.open(desk, action, record);
        } catch (TradewindException closed) {
            return List.of(FieldProblem.of("", closed.code(), closed.arguments().toArray()));
        }
        if (onlyTried) {
            try {
                engine.command(desk, open, command);
            } catch (InvalidRecord invalid) {
                return invalid.problems();
            }
        } else {
            engine.act(desk, open, record, command);
        }
        return List.of();
    }

    private static List<RecordEntity> good(
            List<Row> rows, Map<String, RecordEntity> existing, Map<Row, List<FieldProblem>> problems) {
        List<RecordEntity> good = new ArrayList<>();
        for (Row row : rows) {
            RecordEntity record = existing.get(row.id());
            if (record != null && problems.getOrDefault(row, List.of()).isEmpty()) {
                good.add(record);
            }
        }
        return good;
    }

    private static List<Result> results(
            Outcome outcome,
            List<Row> rows,
            Map<String, RecordEntity> existing,
            Map<Row, List<FieldProblem>> problems) {
        List<Result> results = new ArrayList<>();
        for (Row row : rows) {
            RecordEntity record = existing.get(row.id());
            List<FieldProblem> found = problems.getOrDefault(row, List.of());
            results.add(
                    record == null || !found.isEmpty()
                            ? Result.refused(found)
                            : new Result(outcome, row.id(), record.version(), List.of(), Map.of()));
        }
        return results;
    }
}
