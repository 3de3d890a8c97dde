package io.tradewind.runtime.internal.transfer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.transfer.ImportLog.Counts;
import io.tradewind.runtime.internal.transfer.ImportLog.Link;
import io.tradewind.runtime.internal.transfer.ImportLog.Touched;

/** Links records to those that stood in later rows of the same file. */
final class LinkPass {
    private static final int CHUNK = 200;

    private final Engine engine;
    private final ImportLog log;
    private final StoredJob stored;
    private final ImportRun.Brake brake;
    private final References references;

    LinkPass(Engine engine, ImportLog log, StoredJob stored, ImportRun.Brake brake) {
        this.engine = engine;
        this.log = log;
        this.stored = stored;
        this.brake = brake;
        this.references = new References(engine.records(), engine.types());
    }

    void run() {
        long after = stored.pass() == StoredJob.Pass.LINKS ? stored.lastRow() : 0;
        for (List<Link> links = next(after); !links.isEmpty(); links = next(after)) {
            brake.check(stored.job().rows());
            link(links);
            after = links.getLast().row();
        }
    }

    private List<Link> next(long after) {
        return log.linksAfter(stored.id(), after, CHUNK);
    }

    private void link(List<Link> links) {
        Set<String> words = links.stream().map(Link::words).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Set<String>> found = references.find(stored.job().type(), words);
        for (Link link : links) {
            Set<String> ids = found.getOrDefault(link.words(), Set.of());
            if (ids.size() == 1) {
                link(link, ids.iterator().next());
            } else {
                refuse(link, ids.isEmpty() ? "import.parent-not-taken" : "import.ambiguous", link.words(), ids.size());
            }
        }
    }

    private void link(Link link, String target) {
        try {
            engine.transactions().run(() -> write(link, target));
        } catch (InvalidRecord invalid) {
            var problem = invalid.problems().getFirst();
            refuse(link, problem.code(), problem.arguments().toArray());
        } catch (TradewindException rule) {
            if (ImportRun.isAbsence(rule)) {
                throw rule;
            }
            refuse(link, rule.code(), rule.arguments().toArray());
        }
    }

    private void write(Link link, String target) {
        RecordView before = engine.records().read(new RecordRef(stored.job().type(), link.record()));
        Map<String, @Nullable Object> values = Map.of(link.field(), target);
        if (!PlainValues.same(before, values)) {
            RecordView after = engine.records().change(before.ref(), before.version(), values);
            Touched touched =
                    new Touched(link.record(), link.row(), false, after.version(), PlainValues.of(before, values));
            Optional<Touched> known = log.find(stored.id(), link.record());
            if (known.isPresent()) {
                log.retouched(stored.id(), ChunkPass.merged(known.get(), touched));
            } else {
                log.touched(stored.id(), List.of(touched));
            }
        }
        log.advance(
                stored.id(),
                link.row(),
                new Counts(0, 0, 0, 0, 0),
                engine.clock().instant());
    }

    /** The record stays; only its link is missing. */
    private void refuse(Link link, String code, Object... arguments) {
        engine.transactions().run(() -> {
            log.refused(
                    stored.id(),
                    link.row(),
                    link.cells(),
                    List.of(RowRefused.of(link.column(), link.words(), code, arguments)));
            log.advance(
                    stored.id(),
                    link.row(),
                    new Counts(0, 0, 0, 0, 1),
                    engine.clock().instant());
        });
    }
}
