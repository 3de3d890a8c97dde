package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Verb;
import io.tradewind.entity.RecordEntity;
import io.tradewind.record.FieldProblem;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.record.value.Coercion;

/**
 * Many records at a time, for imports and bulk changes: the same rules as for single ones, a few statements for all together, and an answer for
 * each instead of an exception for all. Rows that are wrong are left away, the others are saved in the caller's transaction.
 */
@Component(service = RecordBatches.class)
public final class RecordBatches {
    /** Codes of problems of a row as a whole: somebody was faster. */
    public static final String STALE = "record.stale";

    public static final String NOT_FOUND = "record.not-found";

    /** No version is asked for. */
    public static final long ANY = -1;

    private final RecordEngine engine;

    @Activate
    public RecordBatches(@Reference RecordEngine engine) {
        this.engine = engine;
    }

    /** Ids of the records that may be seen, and of those that the verb reaches; asked once for all. */
    record Reached(Set<String> readable, Set<String> open) {
        static Reached of(Desk desk, Collection<RecordEntity> records, Verb verb) {
            return new Reached(desk.reached(Verb.READ, records), desk.reached(verb, records));
        }
    }

    /** What became of a row. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REMOVED,
        RESTORED,
        ACTED,
        /** Not saved: see the problems. */
        REFUSED
    }

    /**
     * A row.
     *
     * @param id of the record to change; null: to create one
     * @param version that the record must still have; {@link #ANY}: whatever it has
     */
    public record Row(@Nullable String id, long version, Map<String, ? extends @Nullable Object> values) {
        /** Whatever version the record has. */
        public Row(@Nullable String id, Map<String, ? extends @Nullable Object> values) {
            this(id, ANY, values);
        }
    }

    /**
     * The answer to a row.
     *
     * @param id of the record; null if it was refused or only tried
     * @param version after saving; 0 if it was refused or only tried
     * @param former what changed fields were before
     */
    public record Result(
            Outcome outcome,
            @Nullable String id,
            long version,
            List<FieldProblem> problems,
            Map<String, @Nullable Object> former) {
        static Result refused(List<FieldProblem> problems) {
            return new Result(Outcome.REFUSED, null, 0, problems, Map.of());
        }
    }

    /** Tells what {@link #save} would, and saves nothing. */
    public List<Result> probe(String type, List<Row> rows, @Nullable Coercion coercion) {
        return engine.writing(type, desk -> results(desk, drafts(desk, rows, coercion), true));
    }

    /**
     * Saves what is good, in the caller's transaction if there is one. At most some hundreds at a time: they are held in memory.
     *
     * @param coercion how values are read; null: as doors do
     */
    public List<Result> save(String type, List<Row> rows, @Nullable Coercion coercion) {
        return engine.saving(() -> {
            List<Result> results = new ArrayList<>(saveTogether(type, rows, coercion));
            for (int index = 0; index < results.size() && rows.size() > 1; index++) {
                if (results.get(index).problems().stream().anyMatch(RecordBatches::isCircle)) {
                    results.set(
                            index,
                            saveTogether(type, List.of(rows.get(index)), coercion)
                                    .getFirst());
                }
            }
            return results;
        });
    }

    private List<Result> saveTogether(String type, List<Row> rows, @Nullable Coercion coercion) {
        return engine.writing(type, desk -> results(desk, drafts(desk, rows, coercion), false));
    }

    /**
     * After many changes: lets the database look at the type's table. PostgreSQL does so by itself a minute later; until then it takes the table
     * for a small one and sorts it whole for each page of a list.
     */
    public void settle(String type) {
        engine.writing(
                type,
                desk -> desk.dialect() == Dialect.POSTGRESQL
                        ? desk.sql().update("analyze " + desk.type().table())
                        : 0);
    }

    /** Two rows that close a circle are both refused when looked at together; by itself the first one may be good. */
    private static boolean isCircle(FieldProblem problem) {
        return problem.code().equals("field.circle");
    }

    private List<Draft> drafts(Desk desk, List<Row> wanted, @Nullable Coercion coercion) {
        Map<String, RecordEntity> existing = existing(desk, wanted);
        List<Row> rows = Bookkeeping.passOver(desk, wanted, existing);
        List<Draft> drafts = new ArrayList<>();
        for (Row row : rows) {
            RecordEntity record = row.id() == null ? null : existing.get(row.id());
            drafts.add(
                    record == null
                            ? Draft.fresh(desk.type(), row.values())
                            : Draft.of(desk.type(), record, row.values()));
        }
        Reached reached = Reached.of(desk, existing.values(), Verb.EDIT);
        for (int index = 0; index < rows.size(); index++) {
            guard(desk, rows.get(index), drafts.get(index), reached);
        }
        List<Draft> open = drafts.stream().filter(Draft::isGood).toList();
        desk.fill(open, coercion == null ? engine.strict(desk) : coercion);
        return drafts;
    }

    static Map<String, RecordEntity> existing(Desk desk, List<Row> rows) {
        Map<String, RecordEntity> existing = new HashMap<>();
        List<String> ids = rows.stream()
                .map(Row::id)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            String query = "select r from "
                    + desk.manager().getMetamodel().entity(desk.type().entity()).getName() + " r where r.id in :ids";
            desk.manager()
                    .createQuery(query, desk.type().entity())
                    .setParameter("ids", Names.padded(ids))
                    .getResultList()
                    .forEach(record -> existing.put(record.id(), record));
        }
        return existing;
    }

    private static void guard(Desk desk, Row row, Draft draft, Reached reached) {
        if (row.id() == null) {
            desk.sight().require(Verb.CREATE);
        } else {
            problems(row, draft.isFresh() ? null : draft.record(), reached).forEach(draft.problems()::add);
        }
    }

    /** Why a record cannot be changed or removed by this row; what cannot be seen is not there. */
    static List<FieldProblem> problems(Row row, @Nullable RecordEntity record, Reached reached) {
        if (record == null || record.isRemoved() || !reached.readable().contains(record.id())) {
            return List.of(FieldProblem.of("", NOT_FOUND));
        }
        if (!reached.open().contains(record.id())) {
            return List.of(FieldProblem.of("", "record.not-allowed"));
        }
        return row.version() == ANY || row.version() == record.version()
                ? List.of()
                : List.of(FieldProblem.of("", STALE));
    }

    private List<Result> results(Desk desk, List<Draft> drafts, boolean onlyTried) {
        Map<Draft, Outcome> outcomes = new LinkedHashMap<>();
        List<Draft> good = drafts.stream().filter(Draft::isGood).toList();
        for (Draft draft : drafts) {
            if (draft.isGood()) {
                desk.type().computed().fill(draft.record());
            }
            outcomes.put(draft, outcome(desk, draft));
        }
        // What was refused or only tried must not be written when the transaction ends.
        drafts.stream()
                .filter(draft -> !draft.isFresh() && (onlyTried || !draft.isGood()))
                .forEach(draft -> desk.manager().detach(draft.record()));
        if (!onlyTried && !good.isEmpty()) {
            engine.saving(desk).save(good, Trail.CHANGED);
            good.forEach(draft -> draft.problems().throwIfAny());
            engine.noted(desk.type());
        }
        List<Result> results = new ArrayList<>();
        for (Draft draft : drafts) {
            Outcome outcome = outcomes.getOrDefault(draft, Outcome.REFUSED);
            boolean kept = !onlyTried && outcome != Outcome.REFUSED;
            boolean known = kept || (!draft.isFresh() && outcome != Outcome.REFUSED);
            results.add(new Result(
                    outcome,
                    known ? draft.id() : null,
                    known ? draft.record().version() : 0,
                    List.copyOf(draft.problems().all()),
                    outcome == Outcome.CHANGED ? former(desk, draft) : Map.of()));
        }
        return results;
    }

    /** What is computed goes back by itself with the others. */
    private static Map<String, @Nullable Object> former(Desk desk, Draft draft) {
        Map<String, @Nullable Object> former = new LinkedHashMap<>();
        draft.changes(desk.type())
                .forEach((name, change) -> former.put(
                        name,
                        name.equals(EngineFields.CUSTOM) ? ValueJson.object((String) change.from()) : change.from()));
        former.keySet().removeAll(desk.type().computed().names());
        return former;
    }

    private static Outcome outcome(Desk desk, Draft draft) {
        if (!draft.isGood()) {
            return Outcome.REFUSED;
        }
        if (draft.isFresh()) {
            return Outcome.CREATED;
        }
        return draft.changes(desk.type()).isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED;
    }
}
