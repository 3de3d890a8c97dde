package io.tradewind.runtime.internal.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.text.Texts;
import io.tradewind.tx.Transactions;
import io.tradewind.work.BackgroundWork;

/**
 * Runs jobs that are kept in the database, imports and bulk changes for example: in the background, and on again when a crash or a
 * stop left them half-way. A stage that is away for a moment, being updated for example, is waited for.
 */
public final class KeptWork {
    private static final Logger log = LoggerFactory.getLogger(KeptWork.class);

    /** Longer than any batch takes: whoever was silent so long is dead. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Jobs jobs;
    private final BackgroundWork background;
    private final Identity identity;
    private final Transactions transactions;
    private final Texts texts;
    private final Clock clock;

    /** The jobs of one kind, as they are kept. */
    public interface Jobs {
        /** Those under way that gave no sign of life since. */
        List<Half> silentSince(Instant time);

        /** Takes one over; false if somebody else was faster. */
        boolean claim(Half job, Instant now);

        boolean cancelAsked(String id);

        /** Does what is left of a job and keeps that it ended. */
        void run(String id, BackgroundWork.Progress progress, Brake brake);

        void cancelled(String id);

        /** @param problem a sentence for whoever started it */
        void failed(String id, String problem);
    }

    /**
     * A job that somebody left half-way.
     *
     * @param title what people call it
     */
    public record Half(String id, String title, Actor actor, Instant beatAt) {}

    public KeptWork(
            Jobs jobs,
            BackgroundWork background,
            Identity identity,
            Transactions transactions,
            Texts texts,
            Clock clock) {
        this.jobs = jobs;
        this.background = background;
        this.identity = identity;
        this.transactions = transactions;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param alone whether no other process can be at work on the same database */
    public void goOn(boolean alone) {
        Instant now = clock.instant();
        for (Half job : jobs.silentSince(now.minus(alone ? Duration.ZERO : SILENT))) {
            if (jobs.claim(job, clock.instant())) {
                log.info("Job {} goes on", job.id());
                identity.as(job.actor(), () -> begin(job.id(), job.title()));
            }
        }
    }

    /** As the current actor, once the job can be seen by others. */
    public void begin(String id, String title) {
        transactions.afterCommit(() -> background.start(title, progress -> perform(id, progress)));
    }

    private void perform(String id, BackgroundWork.Progress progress) {
        try {
            patiently(id, progress);
        } catch (Stopped stopped) {
            if (stopped.forGood()) {
                jobs.cancelled(id);
            }
        } catch (TradewindException rule) {
            jobs.failed(id, said("error." + rule.code(), rule.arguments().toArray()));
            throw rule;
        } catch (RuntimeException unexpected) {
            jobs.failed(id, said("error.unexpected"));
            throw unexpected;
        }
    }

    private String said(String key, Object... arguments) {
        return texts.get(identity.require().locale(), key, arguments);
    }

    private void patiently(String id, BackgroundWork.Progress progress) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                jobs.run(id, progress, done -> brake(id, progress, done));
                return;
            } catch (TradewindException away) {
                if (away.kind() != Kind.UNAVAILABLE || System.nanoTime() > deadline) {
                    throw away;
                }
                pause(id, progress);
            }
        }
    }

    private void brake(String id, BackgroundWork.Progress progress, long done) {
        progress.done(done);
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped(false);
        }
        if (progress.cancelled() || jobs.cancelAsked(id)) {
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
}
