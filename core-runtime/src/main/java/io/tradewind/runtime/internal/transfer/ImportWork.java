package io.tradewind.runtime.internal.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.runtime.internal.transfer.ImportRun.Stopped;
import io.tradewind.runtime.internal.transfer.StoredJob.Pass;
import io.tradewind.runtime.internal.transfer.sheet.Encoding;
import io.tradewind.runtime.internal.transfer.sheet.SheetFile;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.State;
import io.tradewind.work.BackgroundWork;

/**
 * Runs imports in the background, and goes on with those that a crash or a stop left half-way. A stage that is away for a moment,
 * being updated for example, is waited for.
 */
@Component(service = ImportWork.class, immediate = true)
public final class ImportWork {
    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    /** Longer than any chunk takes: whoever was silent so long is dead. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Engine engine;
    private final ImportStore store;
    private final ImportLog importLog;
    private final ImportFiles files;
    private final BackgroundWork background;
    private final Identity identity;

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
        this.background = background;
        this.identity = identity;
        // Derby serves one process: whoever was at work before it is gone.
        boolean alone = database.dialect().skipLocked().isEmpty();
        goOn(now().minus(alone ? Duration.ZERO : SILENT));
        tidy();
    }

    private void goOn(Instant silentSince) {
        for (StoredJob job : store.silentSince(silentSince)) {
            if (store.claim(job, now())) {
                log.info("Import {} goes on behind row {}", job.id(), job.lastRow());
                identity.as(job.actor(), () -> begin(job.job()));
            }
        }
    }

    private void tidy() {
        Instant old = now().minus(KEPT);
        List<String> drafts = store.dropDraftsBefore(old);
        drafts.forEach(files::forget);
        engine.transactions().run(() -> importLog.forgetUndoBefore(now()));
    }

    /** As the current actor, once the job can be seen by others. */
    void begin(Job job) {
        String title = engine.texts().get(identity.require().locale(), "import.work", job.fileName());
        engine.transactions().afterCommit(() -> background.start(title, progress -> perform(job.id(), progress)));
    }

    SheetFile file(Draft draft) {
        return draft.format().equals("csv")
                ? new SheetFile.Csv(
                        files.of(draft.id()),
                        Encoding.named(draft.encoding()).orElseThrow(),
                        draft.delimiter().charAt(0))
                : new SheetFile.Xlsx(files.of(draft.id()));
    }

    private void perform(String id, BackgroundWork.Progress progress) {
        try {
            patiently(id, progress);
        } catch (Stopped stopped) {
            if (stopped.forGood()) {
                end(id, State.CANCELLED, null);
            }
        } catch (TradewindException rule) {
            end(id, State.FAILED, sentence(rule));
            throw rule;
        } catch (RuntimeException unexpected) {
            end(id, State.FAILED, engine.texts().get(identity.require().locale(), "error.unexpected"));
            throw unexpected;
        }
    }

    private void patiently(String id, BackgroundWork.Progress progress) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                StoredJob stored = store.job(id).orElseThrow();
                progress.total(stored.job().rows());
                run(stored, done -> brake(id, progress, done));
                return;
            } catch (TradewindException away) {
                if (away.kind() != Kind.UNAVAILABLE || System.nanoTime() > deadline) {
                    throw away;
                }
                pause(id, progress);
            }
        }
    }

    private void run(StoredJob stored, ImportRun.Brake brake) {
        if (stored.pass() == Pass.UNDO) {
            new UndoRun(engine, importLog, stored, brake, identity).run();
            end(stored.id(), State.UNDONE, null);
            return;
        }
        Draft draft = store.draft(stored.draft())
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "import.not-found"));
        store.running(stored.id());
        new ImportRun(engine, store, importLog, stored, draft, file(draft), brake).run();
        end(stored.id(), State.DONE, null);
    }

    private void brake(String id, BackgroundWork.Progress progress, long done) {
        progress.done(done);
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped(false);
        }
        if (progress.cancelled() || store.cancelAsked(id)) {
            throw new Stopped(true);
        }
    }

    private void pause(String id, BackgroundWork.Progress progress) {
        try {
            Thread.sleep(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        brake(id, progress, 0);
    }

    /** What was done before a failure or a cancel can be undone all the same. */
    private void end(String id, State state, @org.jspecify.annotations.Nullable String problem) {
        boolean dryRun = store.job(id).map(found -> found.job().dryRun()).orElse(true);
        boolean over = dryRun || state == State.UNDONE;
        store.state(id, state, problem, now(), over ? null : now().plus(KEPT));
    }

    private String sentence(TradewindException rule) {
        return engine.texts()
                .get(
                        identity.require().locale(),
                        "error." + rule.code(),
                        rule.arguments().toArray());
    }

    private Instant now() {
        return engine.clock().instant();
    }
}
