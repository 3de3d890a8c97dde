package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.record.RecordBatches.Result;
import io.tradewind.runtime.internal.work.Halving;
import io.tradewind.transfer.Imports.Mode;

/**
 * Makes the records that rows refer to and that are not there, before the rows come. Those of a trial are made, too, so that every rule has had
 * its say, and are gone again with the trial's transaction.
 */
final class NewRecords {
    private static final int CHUNK = 200;

    private final Engine engine;
    private final ImportStore store;
    private final ImportLog log;
    private final StoredJob stored;
    private final Survey survey;
    private final References references;
    private final Map<String, Set<String>> made = new LinkedHashMap<>();
    private final Map<String, Map<String, FieldProblem>> refused = new LinkedHashMap<>();

    NewRecords(Engine engine, ImportStore store, ImportLog log, StoredJob stored, Survey survey) {
        this.engine = engine;
        this.store = store;
        this.log = log;
        this.stored = stored;
        this.survey = survey;
        this.references = new References(engine);
        stored.job().newRecords().forEach((path, titles) -> made.put(path, new LinkedHashSet<>(titles)));
    }

    /** A trial's records are not to be kept. */
    private static final class OnlyTried extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OnlyTried() {
            super(null, null, false, false);
        }
    }

    void make(List<Making> makings) {
        if (!stored.plan().dryRun()) {
            makings.forEach(making -> make(making, survey.namers(making)));
            return;
        }
        made.clear();
        try {
            engine.transactions().run(() -> {
                makings.forEach(making -> make(making, survey.namers(making)));
                throw new OnlyTried();
            });
        } catch (OnlyTried tried) {
            store.madeRecords(stored.id(), titles());
        }
    }

    /** Whether a trial would have made the record that the words name. */
    boolean wouldMake(String path, String words) {
        return stored.plan().dryRun()
                && made.getOrDefault(path, Set.of()).stream()
                        .anyMatch(title -> Survey.key(title).equals(Survey.key(words)));
    }

    /** Why the record that the words name could not be made. */
    Optional<FieldProblem> problem(String path, String words) {
        return Optional.ofNullable(refused.getOrDefault(path, Map.of()).get(Survey.key(words)));
    }

    /** @param namers of each record the row that names it first */
    private void make(Making making, Collection<ImportRow> namers) {
        List<ImportRow> missing = missing(making, namers);
        for (Making inner : making.inner().values()) {
            Map<String, ImportRow> first = new LinkedHashMap<>();
            missing.forEach(row -> survey.name(inner, row.number(), row.cells(), first));
            make(inner, first.values());
        }
        List<ImportRow> open = missing(making, missing);
        for (int from = 0; from < open.size(); from += CHUNK) {
            List<ImportRow> rows = read(making, open.subList(from, Math.min(open.size(), from + CHUNK)));
            if (stored.plan().dryRun()) {
                save(making, rows);
            } else {
                Halving.attempt(
                        rows,
                        some -> engine.transactions().run(() -> save(making, some)),
                        (row, rule) -> refuse(making, row, problem(rule)));
            }
        }
    }

    private static FieldProblem problem(TradewindException rule) {
        return rule instanceof InvalidRecord invalid
                ? invalid.problems().getFirst()
                : new FieldProblem("", rule.code(), rule.arguments());
    }

    private List<ImportRow> missing(Making making, Collection<ImportRow> namers) {
        Set<String> words = namers.stream()
                .map(row -> making.title().cell(row.cells()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> there = references.find(making.type().name(), words).keySet();
        return namers.stream()
                .filter(row -> !there.contains(making.title().cell(row.cells())) && !comesByItself(making, row))
                .toList();
    }

    /** Records of the rows' own type may be rows of the file: they are linked when all rows are in. */
    private boolean comesByItself(Making making, ImportRow row) {
        String words = making.title().cell(row.cells());
        boolean isRow = making.type().name().equals(stored.job().type()) && survey.named(words) > 0;
        if (isRow && making.isInner() && stored.plan().mode() == Mode.CREATE) {
            refuse(making, row, FieldProblem.of("", "import.row-of-the-file", words));
        }
        return isRow && (!making.isInner() || stored.plan().mode() == Mode.CREATE);
    }

    private List<ImportRow> read(Making making, List<ImportRow> namers) {
        CellValues values = CellValues.of(
                making.type().name(),
                making.columns(),
                survey,
                engine,
                stored.actor().zone());
        List<ImportRow> rows = namers.stream()
                .map(namer -> values.read(namer.number(), namer.cells()))
                .toList();
        for (Column column : making.columns()) {
            if (column.isReference()) {
                refer(rows, column);
            }
        }
        return rows;
    }

    private void refer(List<ImportRow> rows, Column column) {
        Set<String> words = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.references().get(column)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Set<String>> found = references.find(column.spec().target(), words);
        for (ImportRow row : rows) {
            String wanted = row.references().get(column);
            Set<String> ids = wanted == null ? Set.of() : found.getOrDefault(wanted, Set.of());
            if (ids.size() == 1) {
                row.values().put(column.spec().name(), ids.iterator().next());
            } else if (wanted != null) {
                String code = ids.isEmpty() ? "import.no-such-record" : "import.ambiguous";
                row.refuse(RowRefused.of(column.header(), wanted, code, wanted, ids.size()));
            }
        }
    }

    private void save(Making making, List<ImportRow> rows) {
        List<ImportRow> good = rows.stream().filter(ImportRow::isGood).toList();
        rows.stream().filter(row -> !row.isGood()).forEach(row -> {
            RowRefused first = row.refusals().getFirst();
            refuse(making, row, new FieldProblem("", first.code(), List.copyOf(first.arguments())));
        });
        List<Result> results = engine.batches()
                .save(
                        making.type().name(),
                        good.stream()
                                .map(row -> new RecordBatches.Row(null, row.record()))
                                .toList(),
                        null);
        Map<String, Long> versions = new LinkedHashMap<>();
        Set<String> titles = new LinkedHashSet<>(made.getOrDefault(making.path(), Set.of()));
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            String id = result.id();
            if (id == null) {
                refuse(making, good.get(i), result.problems().getFirst());
            } else {
                versions.put(id, result.version());
                titles.add(making.title().cell(good.get(i).cells()));
            }
        }
        if (!titles.isEmpty()) {
            made.put(making.path(), titles);
        }
        if (!stored.plan().dryRun()) {
            log.made(stored.id(), making.type().name(), versions);
            store.madeRecords(stored.id(), titles());
        }
    }

    private Map<String, List<String>> titles() {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        made.forEach((path, all) -> titles.put(path, new ArrayList<>(all)));
        return titles;
    }

    private void refuse(Making making, ImportRow row, FieldProblem problem) {
        refused.computeIfAbsent(making.path(), path -> new LinkedHashMap<>())
                .put(Survey.key(making.title().cell(row.cells())), problem);
    }
}
