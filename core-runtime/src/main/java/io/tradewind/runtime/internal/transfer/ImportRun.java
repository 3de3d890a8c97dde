package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.transfer.StoredJob.Pass;
import io.tradewind.runtime.internal.transfer.sheet.Cells;
import io.tradewind.runtime.internal.transfer.sheet.SheetFile;
import io.tradewind.runtime.internal.work.Brake;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.transfer.Imports.Plan;
import io.tradewind.transfer.Imports.State;

/**
 * One import under way: surveys the file, takes its rows in chunks, each one transaction, then links what stood in later rows.
 * Begun again after a crash it goes on behind the last chunk that was kept.
 */
final class ImportRun {
    private static final int CHUNK = 500;

    private final Engine engine;
    private final ImportStore store;
    private final ImportLog log;
    private final StoredJob stored;
    private final Draft draft;
    private final SheetFile file;
    private final Brake brake;

    ImportRun(
            Engine engine,
            ImportStore store,
            ImportLog log,
            StoredJob stored,
            Draft draft,
            SheetFile file,
            Brake brake) {
        this.engine = engine;
        this.store = store;
        this.log = log;
        this.stored = stored;
        this.draft = draft;
        this.file = file;
        this.brake = brake;
    }

    void run() {
        TypeView type = engine.types().require(draft.type());
        Plan plan = stored.plan();
        List<Column> columns = Column.of(draft, plan, type);
        List<Making> makings = Making.of(draft, plan, columns, engine.types());
        Survey survey = Survey.of(file, columns, makings, type.type(), engine.lists(), plan.exactly());
        Set<String> fresh = fieldsWithNewValues(columns, plan);
        Map<String, List<String>> offered = survey.newValues();
        if (plan.dryRun()) {
            store.surveyed(stored.id(), survey.rows(), offered, spellings(survey));
        } else {
            add(columns, fresh, offered, survey);
        }
        if (stored.pass() == Pass.ROWS) {
            var newRecords = new NewRecords(engine, store, log, stored, survey);
            newRecords.make(makings);
            var values = new CellValues(
                    draft.type(),
                    columns,
                    survey,
                    engine.texts(),
                    stored.actor().zone(),
                    plan.dryRun() ? fresh : Set.of(),
                    plan.needed());
            takeRows(columns, new ChunkPass(engine, log, stored, columns, survey, newRecords), values);
            store.begin(stored.id(), State.RUNNING, Pass.LINKS, engine.clock().instant());
        }
        new LinkPass(engine, log, stored, brake).run();
        engine.transactions().run(() -> log.forgetLinks(stored.id()));
    }

    private static Set<String> fieldsWithNewValues(List<Column> columns, Plan plan) {
        Set<String> fields = new HashSet<>();
        for (Column column : columns) {
            if (column.isChoice()
                    && (plan.newValuesFor().contains(column.spec().name())
                            || plan.newValuesFor().contains("*"))) {
                fields.add(column.spec().name());
            }
        }
        return fields;
    }

    /** New list values come before the rows that have them; noted in the same transaction, so that undo knows them. */
    private void add(List<Column> columns, Set<String> fresh, Map<String, List<String>> offered, Survey survey) {
        Map<String, List<String>> added = new LinkedHashMap<>(stored.job().newValues());
        offered.keySet().retainAll(fresh);
        added.putAll(offered);
        engine.transactions().run(() -> {
            for (Column column : columns) {
                if (column.isChoice()) {
                    offered.getOrDefault(column.spec().name(), List.of())
                            .forEach(text -> engine.lists().add(column.spec().target(), text));
                }
            }
            store.surveyed(stored.id(), survey.rows(), added, spellings(survey));
        });
    }

    private Map<String, Map<String, String>> spellings(Survey survey) {
        return survey.spellings(stored.actor().locale());
    }

    private void takeRows(List<Column> columns, ChunkPass chunks, CellValues values) {
        List<ImportRow> chunk = new ArrayList<>(CHUNK);
        Set<String> keys = new HashSet<>();
        Map<String, Integer> index = new HashMap<>();
        columns.stream()
                .filter(column -> column.fixed() == null)
                .forEach(column -> index.put(column.target().field(), column.index()));
        Integer key = stored.plan().mode() == Mode.CREATE
                ? null
                : index.get(stored.plan().matchBy());
        long[] seen = {0};
        boolean[] header = {true};
        file.read((number, cells) -> {
            if (header[0]) {
                header[0] = false;
                return true;
            }
            seen[0]++;
            if (number <= stored.lastRow()) {
                return true;
            }
            // Two rows for one record must meet each other: the second begins a new chunk.
            boolean again = key != null && !keys.add(Survey.key(Cells.at(cells, key)));
            if (chunk.size() == CHUNK || again) {
                flush(chunks, chunk, seen[0] - 1);
                keys.clear();
                if (key != null) {
                    keys.add(Survey.key(Cells.at(cells, key)));
                }
            }
            chunk.add(values.read(number, cells));
            return true;
        });
        flush(chunks, chunk, seen[0]);
    }

    private void flush(ChunkPass chunks, List<ImportRow> chunk, long done) {
        if (chunk.isEmpty()) {
            return;
        }
        brake.check(done);
        chunks.take(List.copyOf(chunk));
        chunk.clear();
    }
}
