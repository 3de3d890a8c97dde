package io.tradewind.runtime.internal.bulk;

import static io.tradewind.TradewindException.Kind.CONFLICT;
import static io.tradewind.TradewindException.Kind.FORBIDDEN;
import static io.tradewind.TradewindException.Kind.INVALID;
import static io.tradewind.TradewindException.Kind.NOT_FOUND;
import static io.tradewind.TradewindException.Kind.TOO_LARGE;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Verb;
import io.tradewind.bulk.BulkChanges;
import io.tradewind.entity.RecordId;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.TypeView;
import io.tradewind.runtime.internal.custom.GivenValues;
import io.tradewind.runtime.internal.record.RecordBatches;
import io.tradewind.runtime.internal.transfer.Engine;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.work.KeptActor;
import io.tradewind.work.BackgroundWork;

/** Bulk changes, kept in the database so that they outlive a crash. */
@Component(service = BulkChanges.class, immediate = true)
public final class StoredBulkChanges implements BulkChanges {
    private static final List<State> ENDED = List.of(State.DONE, State.FAILED, State.CANCELLED);

    private final Engine engine;
    private final BulkStore store;
    private final BulkLog log;
    private final BulkRunner runner;
    private final Identity identity;

    @Activate
    public StoredBulkChanges(
            @Reference Engine engine,
            @Reference BackgroundWork background,
            @Reference Identity identity,
            @Reference Database database) {
        this.engine = engine;
        this.identity = identity;
        store = new BulkStore(database, engine.transactions());
        log = new BulkLog(database);
        runner = new BulkRunner(engine, store, log, background, identity);
        // Derby serves one process: whoever was at work before it is gone.
        runner.goOn(database.dialect().skipLocked().isEmpty());
    }

    @Override
    public Job start(String type, Selection selection, Work asked, boolean dryRun) {
        TypeView view = engine.types().require(type);
        Work work = asked instanceof Work.Change change
                ? new Work.Change(GivenValues.spread(change.values(), view.fields()))
                : asked;
        check(view, work);
        RecordQuery query = query(type, selection);
        Map<String, Long> versions = versions(selection);
        Actor actor = identity.require();
        Job job = new Job(
                RecordId.next(),
                view.name(),
                work,
                State.WAITING,
                dryRun,
                versions.size(),
                0,
                0,
                0,
                0,
                List.of(),
                null,
                actor.id(),
                now(),
                null,
                null);
        engine.transactions().run(() -> {
            store.add(job, query, new KeptActor(actor));
            log.choose(job.id(), versions);
            runner.begin(job);
        });
        return job;
    }

    private void check(TypeView type, Work work) {
        switch (work) {
            case Work.Change change -> {
                require(type.may(Verb.EDIT));
                List<FieldProblem> problems = change.values().keySet().stream()
                        .filter(name -> !type.editable().contains(name))
                        .map(name -> FieldProblem.of(
                                name, type.field(name).isPresent() ? "field.read-only" : "field.unknown"))
                        .toList();
                if (!problems.isEmpty()) {
                    throw new InvalidRecord(problems);
                }
                if (change.values().isEmpty()) {
                    throw new TradewindException(INVALID, "bulk.nothing");
                }
            }
            case Work.Act act -> {
                if (type.type().action(act.action()).isEmpty()) {
                    throw new TradewindException(NOT_FOUND, "record.unknown-action", act.action());
                }
            }
            case Work.Remove remove -> require(type.may(Verb.DELETE));
        }
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new TradewindException(FORBIDDEN, "record.not-allowed");
        }
    }

    private @Nullable RecordQuery query(String type, Selection selection) {
        if (!(selection instanceof Selection.Matching matching)) {
            return null;
        }
        RecordQuery query = RecordQuery.ALL
                .text(matching.query().text())
                .filters(matching.query().filters());
        engine.records().query(type, query.limit(1));
        return query;
    }

    private static Map<String, Long> versions(Selection selection) {
        Map<String, Long> versions = new LinkedHashMap<>();
        if (selection instanceof Selection.Chosen chosen) {
            chosen.versions().forEach((id, version) -> versions.put(id, version == null ? RecordBatches.ANY : version));
            if (versions.isEmpty()) {
                throw new TradewindException(INVALID, "bulk.nothing");
            }
            if (versions.size() > MOST) {
                throw new TradewindException(TOO_LARGE, "bulk.too-many", MOST);
            }
            versions.keySet().forEach(StoredBulkChanges::checkId);
        }
        return versions;
    }

    private static void checkId(String id) {
        if (!id.matches("[\\p{Alnum}_-]{1,36}")) {
            throw new TradewindException(NOT_FOUND, "record.not-found");
        }
    }

    @Override
    public Job job(String id) {
        return stored(id).job();
    }

    private StoredBulk stored(String id) {
        Actor actor = identity.require();
        return store.find(id)
                .filter(found -> actor.isSystem() || found.job().startedBy().equals(actor.id()))
                .orElseThrow(() -> new TradewindException(NOT_FOUND, "bulk.not-found"));
    }

    @Override
    public List<Refusal> refusals(String id, int offset, int limit) {
        Job job = job(id);
        List<BulkLog.Refused> refused = log.refusals(id, offset, limit);
        Map<String, String> titles = engine.types().find(job.type()).isEmpty()
                ? Map.of()
                : engine.records()
                        .titles(
                                job.type(),
                                refused.stream().map(BulkLog.Refused::record).toList());
        return refused.stream()
                .map(one -> new Refusal(one.record(), titles.getOrDefault(one.record(), one.record()), one.problem()))
                .toList();
    }

    @Override
    public List<Job> recent(int limit) {
        return store.recent(identity.require().id(), limit).stream()
                .map(StoredBulk::job)
                .toList();
    }

    @Override
    public Job cancel(String id) {
        store.askToCancel(stored(id).id());
        return job(id);
    }

    @Override
    public Job undo(String id) {
        Job job = job(id);
        engine.types().require(job.type());
        Instant until = job.undoUntil();
        boolean possible = ENDED.contains(job.state()) && until != null && until.isAfter(now());
        engine.transactions().run(() -> {
            if (!possible || !store.beginUndo(id, job.state(), log.done(id), now())) {
                throw new TradewindException(CONFLICT, "bulk.no-undo");
            }
            log.forgetRefusals(id);
            runner.begin(job);
        });
        return job(id);
    }

    private Instant now() {
        return engine.clock().instant();
    }
}
