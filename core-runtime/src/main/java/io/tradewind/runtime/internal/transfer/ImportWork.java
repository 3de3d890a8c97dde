package io.tradewind.runtime.internal.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.runtime.internal.transfer.StoredJob.Pass;
import io.tradewind.runtime.internal.transfer.sheet.Encoding;
import io.tradewind.runtime.internal.transfer.sheet.SheetFile;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.work.Brake;
import io.tradewind.runtime.internal.work.KeptWork;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.State;
import io.tradewind.work.BackgroundWork;
import io.tradewind.work.WorkEnded;

/** Runs imports in the background. */
@Component(service = ImportWork.class, immediate = true)
public final class ImportWork implements KeptWork.Jobs {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Engine engine;
    private final ImportStore store;
    private final ImportLog importLog;
    private final ImportFiles files;
    private final Identity identity;
    private final KeptWork kept;

    @Activate
    public ImportWork(
            @Reference Engine engine,
            @Reference ImportStore store,
            @Reference ImportLog importLog,
            @Reference ImportFiles files,
            @Reference BackgroundWork background,
            @Reference Identity identity,
            @Reference Database database) {
        this.engine = engine;
        this.store = store;
        this.importLog = importLog;
        this.files = files;
        this.identity = identity;
        kept = new KeptWork(this, background, identity, engine.transactions(), engine.texts(), engine.clock());
        // Derby serves one process: whoever was at work before it is gone.
        kept.goOn(database.dialect().skipLocked().isEmpty());
        tidy();
    }

    private void tidy() {
        Instant old = now().minus(KEPT);
        List<String> drafts = store.dropDraftsBefore(old);
        drafts.forEach(files::forget);
        engine.transactions().run(() -> importLog.forgetUndoBefore(now()));
    }

    /** As the current actor, once the job can be seen by others. */
    void begin(Job job) {
        kept.begin(job.id(), title(job));
    }

    private String title(Job job) {
        return engine.texts().get(identity.require().locale(), "import.work", job.fileName());
    }

    SheetFile file(Draft draft) {
        return draft.format().equals("csv")
                ? new SheetFile.Csv(
                        files.of(draft.id()),
                        Encoding.named(draft.encoding()).orElseThrow(),
                        draft.delimiter().charAt(0))
                : new SheetFile.Xlsx(files.of(draft.id()));
    }

    @Override
    public List<KeptWork.Half> silentSince(Instant time) {
        return store.silentSince(time).stream()
                .map(job -> new KeptWork.Half(
                        job.id(),
                        identity.as(job.actor(), () -> title(job.job())),
                        job.actor(),
                        Objects.requireNonNull(job.beatAt())))
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
        StoredJob stored = store.job(id).orElseThrow();
        progress.total(stored.job().rows());
        if (stored.pass() == Pass.UNDO) {
            new UndoRun(engine, importLog, stored, brake, identity).run();
            end(stored.id(), State.UNDONE, null);
            return;
        }
        Draft draft = store.draft(stored.draft())
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "import.not-found"));
        store.running(stored.id());
        new ImportRun(engine, store, importLog, stored, draft, file(draft), brake).run();
        engine.batches().settle(draft.type());
        end(stored.id(), State.DONE, null);
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
        boolean dryRun = store.job(id).map(found -> found.job().dryRun()).orElse(true);
        boolean over = dryRun || state == State.UNDONE;
        engine.transactions().run(() -> {
            store.state(id, state, problem, now(), over ? null : now().plus(KEPT));
            store.job(id).map(StoredJob::job).filter(job -> !job.dryRun()).ifPresent(this::tell);
        });
    }

    private void tell(Job job) {
        engine.events()
                .publish(new WorkEnded(
                        job.id(),
                        WorkEnded.Kind.IMPORT,
                        job.type(),
                        job.fileName(),
                        job.state().name(),
                        job.done(),
                        job.failed(),
                        job.startedBy(),
                        now()));
    }

    private Instant now() {
        return engine.clock().instant();
    }
}
