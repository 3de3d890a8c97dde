package io.tradewind.runtime.internal.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.file.Attachments;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;
import io.tradewind.tx.Turns;

/** Throws away, once in six hours, files that were removed long ago, and contents that no file has. */
@Component(service = FileSweep.class, immediate = true)
public final class FileSweep {
    private static final Logger log = LoggerFactory.getLogger(FileSweep.class);
    /** A content is in its folder before its row is committed. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private final Transactions transactions;
    private final Database database;
    private final Turns turns;
    private final Contents contents;
    private final Duration kept;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-files").daemon().unstarted(task));

    @Activate
    public FileSweep(
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Turns turns,
            @Reference Contents contents,
            @Reference Attachments attachments) {
        this(
                transactions,
                database,
                turns,
                contents,
                Duration.ofDays(attachments.limits().binDays()),
                Clock.systemUTC());
        worker.scheduleWithFixedDelay(this::sweepQuietly, 15, 360, TimeUnit.MINUTES);
    }

    FileSweep(
            Transactions transactions, Database database, Turns turns, Contents contents, Duration kept, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.turns = turns;
        this.contents = contents;
        this.kept = kept;
        this.clock = clock;
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (RuntimeException failure) {
            log.warn("Removed files could not be thrown away, trying again later: {}", failure.getMessage());
        }
    }

    void sweep() {
        Instant now = clock.instant();
        transactions.run(
                () -> database.sql().update("delete from core.attachment where removed_at < ?", now.minus(kept)));
        contents.eachOlderThan(now.minus(YOUNG), sha256 -> {
            if (isUnused(sha256)) {
                throwAway(sha256);
            }
        });
        contents.sweepUploads(now.minus(YOUNG));
    }

    private boolean isUnused(String sha256) {
        return database.reads(sql ->
                        sql.first("select id from core.attachment where sha256 = ?", row -> row.getString(1), sha256))
                .isEmpty();
    }

    /** Somebody may attach the same content at this moment. */
    private void throwAway(String sha256) {
        transactions.run(() -> {
            turns.take(StoredAttachments.turn(sha256));
            if (isUnused(sha256)) {
                contents.delete(sha256);
            }
        });
    }
}
