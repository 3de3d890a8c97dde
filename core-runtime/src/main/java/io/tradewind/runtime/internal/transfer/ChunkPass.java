package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.record.RecordBatches.Result;
import io.tradewind.runtime.internal.transfer.ImportLog.Counts;
import io.tradewind.runtime.internal.transfer.ImportLog.Link;
import io.tradewind.runtime.internal.transfer.ImportLog.Touched;
import io.tradewind.runtime.internal.work.Halving;
import io.tradewind.transfer.Imports.Plan;

/** Takes chunks of rows: finds what exists, creates and changes through the engine's own door, and keeps what was done, all in one transaction. */
final class ChunkPass {
    private final Engine engine;
    private final ImportLog log;
    private final StoredJob stored;
    private final Plan plan;
    private final String type;
    private final List<Column> columns;
    private final Survey survey;
    private final NewRecords newRecords;
    private final References references;
    private final Existing existing;

    /** What a trial has seen so far: it writes nothing, so that the database cannot tell. */
    private final Map<String, Set<String>> tried = new HashMap<>();

    ChunkPass(
            Engine engine,
            ImportLog log,
            StoredJob stored,
            List<Column> columns,
            Survey survey,
            NewRecords newRecords) {
        this.engine = engine;
        this.log = log;
        this.stored = stored;
        this.plan = stored.plan();
        this.type = stored.job().type();
        this.columns = columns;
        this.survey = survey;
        this.newRecords = newRecords;
        this.references = new References(engine);
        this.existing = new Existing(engine, type, plan, columns);
    }

    /** A trial's transaction is not to be kept. */
    private static final class OnlyTried extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        OnlyTried(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    private record Outcome(List<Touched> touched, List<Link> links, long created, long updated, long unchanged) {}

    void take(List<ImportRow> rows) {
        resolve(rows);
        refuseRepeated(rows);
        attempt(rows);
    }

    /** Rows that are wrong are left away. */
    private void attempt(List<ImportRow> rows) {
        Halving.attempt(rows, this::keep, (row, rule) -> {
            if (rule instanceof InvalidRecord invalid) {
                invalid.problems().forEach(problem -> refuse(row, problem));
            } else {
                row.refuse(RowRefused.of("", "", rule.code(), rule.arguments().toArray()));
            }
            keep(List.of(row));
        });
    }

    private void refuse(ImportRow row, FieldProblem problem) {
        String field = problem.field();
        Optional<Column> column = columns.stream()
                .filter(candidate -> candidate.target().field().equals(field)
                        || (candidate.isCustom() && field.equals("custom." + candidate.customName())))
                .findFirst();
        String header = column.map(Column::header).orElse(column.isPresent() || field.isEmpty() ? "" : field);
        String value = column.map(found -> found.cell(row.cells())).orElse("");
        row.refuse(
                RowRefused.of(header, value, problem.code(), problem.arguments().toArray()));
    }

    private void keep(List<ImportRow> rows) {
        if (!plan.dryRun()) {
            engine.transactions().run(() -> note(rows, write(rows)));
            return;
        }
        Outcome outcome;
        try {
            outcome = engine.transactions().required(() -> {
                throw new OnlyTried(write(rows));
            });
        } catch (OnlyTried tried) {
            outcome = tried.outcome;
        }
        Outcome counted = outcome;
        engine.transactions()
                .run(() -> note(
                        rows,
                        new Outcome(List.of(), List.of(), counted.created(), counted.updated(), counted.unchanged())));
    }

    /** One row on its way into the records. */
    private record Entry(ImportRow row, @Nullable RecordView before, Map<String, @Nullable Object> values) {
        RecordBatches.Row asked() {
            return before == null
                    ? new RecordBatches.Row(null, values)
                    : new RecordBatches.Row(before.id(), before.version(), values);
        }
    }

    private Outcome write(List<ImportRow> rows) {
        List<ImportRow> good = rows.stream().filter(ImportRow::isGood).toList();
        Map<ImportRow, RecordView> there = existing.find(good);
        List<Link> links = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        long unchanged = 0;
        for (ImportRow row : good) {
            RecordView before = there.get(row);
            if (before != null && PlainValues.same(before, record(row))) {
                unchanged++;
                links(row, before.id(), links);
            } else if (row.isGood()) {
                entries.add(new Entry(row, before, record(row)));
            }
        }
        List<RecordBatches.Row> asked = entries.stream().map(Entry::asked).toList();
        List<Result> results = engine.takeIn(() -> engine.batches().save(type, asked, null));
        List<Touched> touched = new ArrayList<>();
        long created = 0;
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            ImportRow row = entries.get(i).row();
            String id = result.id();
            if (id == null && lacksOnlyWhatIsNew(row, result)) {
                created++;
                continue;
            }
            if (id == null) {
                result.problems().forEach(problem -> refuse(row, problem));
                continue;
            }
            links(row, id, links);
            switch (result.outcome()) {
                case CREATED -> {
                    created++;
                    touched.add(new Touched(id, row.number(), true, result.version(), null));
                }
                case UNCHANGED -> unchanged++;
                default -> touched.add(changed(entries.get(i), id, result));
            }
        }
        return new Outcome(touched, links, created, touched.size() - created, unchanged);
    }

    /** A trial's row that is refused for want of a value which the import itself would add. */
    private static boolean lacksOnlyWhatIsNew(ImportRow row, Result result) {
        return result.problems().stream()
                .allMatch(problem -> problem.code().equals("field.required")
                        && row.values().get(problem.field()) instanceof CellValues.NewValue);
    }

    private static Touched changed(Entry entry, String id, Result result) {
        RecordView before = entry.before();
        return new Touched(
                id,
                entry.row().number(),
                false,
                result.version(),
                before == null ? null : PlainValues.of(before, entry.values()));
    }

    private static Map<String, @Nullable Object> record(ImportRow row) {
        Map<String, @Nullable Object> values = row.record();
        values.values().removeIf(CellValues.NewValue.class::isInstance);
        return values;
    }

    private static void links(ImportRow row, String record, List<Link> links) {
        row.links()
                .forEach((column, words) -> links.add(
                        new Link(row.number(), column.spec().name(), record, words, column.header(), row.cells())));
    }

    private void note(List<ImportRow> rows, Outcome outcome) {
        String job = stored.id();
        long failed = 0;
        for (ImportRow row : rows) {
            if (!row.isGood()) {
                failed++;
                log.refused(job, row.number(), row.cells(), row.refusals());
            }
        }
        log.touched(job, outcome.touched());
        log.links(job, outcome.links());
        log.advance(
                job,
                rows.getLast().number(),
                new Counts(rows.size(), outcome.created(), outcome.updated(), outcome.unchanged(), failed),
                engine.clock().instant());
    }

    private void resolve(List<ImportRow> rows) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (ImportRow row : rows) {
            row.references()
                    .forEach((column, words) -> wanted.computeIfAbsent(
                                    column.spec().target(), t -> new LinkedHashSet<>())
                            .add(words));
        }
        Map<String, Map<String, Set<String>>> found = new HashMap<>();
        wanted.forEach((target, words) -> found.put(target, references.find(target, words)));
        for (ImportRow row : rows) {
            row.references()
                    .forEach((column, words) -> put(
                            row,
                            column,
                            words,
                            found.getOrDefault(column.spec().target(), Map.of()).getOrDefault(words, Set.of())));
        }
    }

    private void put(ImportRow row, Column column, String words, Set<String> ids) {
        if (ids.size() == 1) {
            row.values().put(column.spec().name(), ids.iterator().next());
        } else if (ids.size() > 1) {
            row.refuse(RowRefused.of(column.header(), words, "import.ambiguous", words, ids.size()));
        } else if (survey.isLink(column) && survey.named(words) == 1) {
            row.links().put(column, words);
        } else if (survey.isLink(column) && survey.named(words) > 1) {
            row.refuse(RowRefused.of(column.header(), words, "import.ambiguous", words, survey.named(words)));
        } else if (newRecords.wouldMake(column.spec().name(), words)) {
            row.values().put(column.spec().name(), new CellValues.NewValue(words));
        } else {
            FieldProblem problem = newRecords
                    .problem(column.spec().name(), words)
                    .orElseGet(() -> FieldProblem.of("", "import.no-such-record", words));
            row.refuse(RowRefused.of(
                    column.header(), words, problem.code(), problem.arguments().toArray()));
        }
    }

    /** In a trial earlier chunks are not in the database: values that must be unique are compared here. */
    private void refuseRepeated(List<ImportRow> rows) {
        if (!plan.dryRun()) {
            return;
        }
        for (ImportRow row : rows) {
            for (Column column : columns) {
                if (!column.isCustom()
                        && column.spec().is(FieldSpec.Trait.UNIQUE)
                        && !column.spec().name().equals(plan.matchBy())) {
                    Object value = row.values().get(column.spec().name());
                    if (value != null
                            && !tried.computeIfAbsent(column.header(), h -> new HashSet<>())
                                    .add(Survey.key(value.toString()))) {
                        row.refuse(RowRefused.of(column.header(), value.toString(), "import.twice-in-file"));
                    }
                }
            }
        }
    }
}
