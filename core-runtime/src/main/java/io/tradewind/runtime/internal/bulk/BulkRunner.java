package io.tradewind.runtime.internal.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Identity;
import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.bulk.BulkChanges.State;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.runtime.internal.bulk.StoredBulk.Pass;
import io.tradewind.runtime.internal.transfer.Engine;
import io.tradewind.runtime.internal.work.Brake;
import io.tradewind.runtime.internal.work.KeptWork;
import io.tradewind.work.BackgroundWork;
import io.tradewind.work.WorkEnded;

/** Runs bulk changes in the background. */
final class BulkRunner implements KeptWork.Jobs {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Engine engine;
    private final BulkStore store;
    private final BulkLog log;
    private final Identity identity;
    private final KeptWork kept;

    BulkRunner(Engine engine, BulkStore store, BulkLog log, BackgroundWork background, Identity identity) {
        this.engine = engine;
        this.store = store;
        this.log = log;
        this.identity = identity;
        kept = new KeptWork(this, background, identity, engine.transactions(), engine.texts(), engine.clock());
    }

    void goOn(boolean alone) {
        kept.goOn(alone);
        store.dropBefore(engine.clock().instant().minus(KEPT));
    }

    /** As the current actor, once the job can be seen by others. */
    void begin(Job job) {
        kept.begin(job.id(), title(job));
    }

    private String title(Job job) {
        var locale = identity.require().locale();
        String type = engine.texts().find(locale, job.type() + ".title").orElse(job.type());
        return engine.texts().get(locale, "bulk.work", type);
    }

    @Override
    public List<KeptWork.Half> silentSince(Instant time) {
        return store.silentSince(time).stream()
                .map(found -> new KeptWork.Half(
                        found.id(),
                        identity.as(found.actor(), () -> title(found.job())),
                        found.actor(),
                        found.beatAt()))
                .toList();
    }

    @Override
    public boolean claim(KeptWork.Half job, Instant now) {
        return store.claim(job.id(), job.beatAt(), now);
    }

    @Override
    public boolean cancelAsked(String id) {
        return store.cancelAsked(id);
    }

    @Override
    public void run(String id, BackgroundWork.Progress progress, Brake brake) {
        StoredBulk stored = store.find(id).orElseThrow();
        progress.total(stored.job().total());
        if (stored.pass() != Pass.UNDO) {
            store.running(id);
        }
        new BulkRun(engine, store, log, stored, brake).run();
        end(id, stored.pass() == Pass.UNDO ? State.UNDONE : State.DONE, null);
    }

    @Override
    public void cancelled(String id) {
        end(id, State.CANCELLED, null);
    }

    @Override
    public void failed(String id, String problem) {
        end(id, State.FAILED, problem);
    }

    /** What was done before a failure or a cancel can be undone all the same. */
    private void end(String id, State state, @Nullable String problem) {
        Instant now = engine.clock().instant();
        boolean undoable = state != State.UNDONE
                && store.find(id)
                        .filter(found ->
                                !found.job().dryRun() && !(found.job().work() instanceof Work.Act) && log.done(id) > 0)
                        .isPresent();
        engine.transactions().run(() -> {
            store.end(id, state, problem, now, undoable ? now.plus(KEPT) : null);
            store.find(id).map(StoredBulk::job).filter(job -> !job.dryRun()).ifPresent(job -> tell(job, now));
        });
    }

    private void tell(Job job, Instant now) {
        engine.events()
                .publish(new WorkEnded(
                        job.id(),
                        WorkEnded.Kind.BULK,
                        job.type(),
                        "",
                        job.state().name(),
                        job.done(),
                        job.refused(),
                        job.startedBy(),
                        now));
    }
}
