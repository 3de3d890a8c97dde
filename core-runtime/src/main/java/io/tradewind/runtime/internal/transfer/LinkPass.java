package io.tradewind.runtime.internal.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.record.RecordBatches.Outcome;
import io.tradewind.runtime.internal.record.RecordBatches.Result;
import io.tradewind.runtime.internal.transfer.ImportLog.Counts;
import io.tradewind.runtime.internal.transfer.ImportLog.Link;
import io.tradewind.runtime.internal.transfer.ImportLog.Touched;
import io.tradewind.runtime.internal.work.Brake;
import io.tradewind.runtime.internal.work.Halving;

/** Links records to those that stood in later rows of the same file. */
final class LinkPass {
    private static final int CHUNK = 200;

    private final Engine engine;
    private final ImportLog log;
    private final StoredJob stored;
    private final Brake brake;
    private final References references;

    LinkPass(Engine engine, ImportLog log, StoredJob stored, Brake brake) {
        this.engine = engine;
        this.log = log;
        this.stored = stored;
        this.brake = brake;
        this.references = new References(engine);
    }

    void run() {
        long after = stored.pass() == StoredJob.Pass.LINKS ? stored.lastRow() : 0;
        for (List<Link> links = next(after); !links.isEmpty(); links = next(after)) {
            brake.check(stored.job().rows());
            attempt(links);
            after = links.getLast().row();
        }
    }

    /** Whole rows of the file only: the last one may have more links. */
    private List<Link> next(long after) {
        List<Link> links = log.linksAfter(stored.id(), after, CHUNK);
        List<Link> whole = links.stream()
                .filter(link -> link.row() < links.getLast().row())
                .toList();
        return links.size() < CHUNK || whole.isEmpty() ? links : whole;
    }

    /** A link whose end is found. */
    private record Found(Link link, String target, RecordView before) {
        Map<String, Object> values() {
            return Map.of(link.field(), target);
        }

        boolean isThere() {
            return PlainValues.same(before, new HashMap<>(values()));
        }

        RecordBatches.Row asked() {
            return new RecordBatches.Row(before.id(), before.version(), values());
        }
    }

    private void attempt(List<Link> links) {
        Halving.attempt(
                links,
                some -> engine.transactions().run(() -> {
                    link(some);
                    advance(some, 0);
                }),
                (one, rule) -> engine.transactions().run(() -> {
                    refuse(one, problem(rule));
                    advance(List.of(one), 0);
                }));
    }

    private static FieldProblem problem(TradewindException rule) {
        return rule instanceof InvalidRecord invalid
                ? invalid.problems().getFirst()
                : new FieldProblem("", rule.code(), rule.arguments());
    }

    private void link(List<Link> links) {
        Set<String> words = links.stream().map(Link::words).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Set<String>> found = references.find(stored.job().type(), words);
        Map<Link, String> targets = new LinkedHashMap<>();
        for (Link link : links) {
            Set<String> ids = found.getOrDefault(link.words(), Set.of());
            if (ids.size() == 1) {
                targets.put(link, ids.iterator().next());
            } else {
                String code = ids.isEmpty() ? "import.parent-not-taken" : "import.ambiguous";
                refuse(link, FieldProblem.of("", code, link.words(), ids.size()));
            }
        }
        // A record with several links is written several times, once each.
        while (!targets.isEmpty()) {
            Map<String, Link> once = new LinkedHashMap<>();
            targets.keySet().forEach(link -> once.putIfAbsent(link.record(), link));
            write(once, targets);
            targets.keySet().removeAll(once.values());
        }
    }

    private void write(Map<String, Link> links, Map<Link, String> targets) {
        List<Found> open = new ArrayList<>();
        Map<String, RecordView> views = views(links.values());
        links.forEach((record, link) -> {
            RecordView before = views.get(record);
            if (before == null) {
                refuse(link, FieldProblem.of("", RecordBatches.NOT_FOUND));
            } else {
                var found = new Found(link, targets.getOrDefault(link, ""), before);
                if (!found.isThere()) {
                    open.add(found);
                }
            }
        });
        List<Result> results = engine.batches()
                .save(stored.job().type(), open.stream().map(Found::asked).toList(), null);
        List<Touched> touched = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Found found = open.get(i);
            Result result = results.get(i);
            if (result.outcome() == Outcome.REFUSED) {
                refuse(found.link(), result.problems().getFirst());
            } else if (result.outcome() == Outcome.CHANGED) {
                touched.add(new Touched(
                        found.link().record(),
                        found.link().row(),
                        false,
                        result.version(),
                        PlainValues.of(found.before(), new HashMap<>(found.values()))));
            }
        }
        log.touched(stored.id(), touched);
    }

    private Map<String, RecordView> views(Collection<Link> links) {
        Map<String, RecordView> views = new HashMap<>();
        Set<String> fields = links.stream().map(Link::field).collect(Collectors.toSet());
        List<String> ids = links.stream().map(Link::record).toList();
        var query = RecordQuery.ALL
                .filters(List.of(new Filter("id", Operator.IN, ids)))
                .fields(fields);
        engine.records().each(stored.job().type(), query, view -> views.put(view.id(), view));
        return views;
    }

    /** The record stays; only its link is missing. */
    private void refuse(Link link, FieldProblem problem) {
        RowRefused refusal = RowRefused.of(
                link.column(), link.words(), problem.code(), problem.arguments().toArray());
        log.refused(stored.id(), link.row(), link.cells(), List.of(refusal));
        advance(List.of(link), 1);
    }

    private void advance(List<Link> links, long failed) {
        log.advance(
                stored.id(),
                links.getLast().row(),
                new Counts(0, 0, 0, 0, failed),
                engine.clock().instant());
    }
}
