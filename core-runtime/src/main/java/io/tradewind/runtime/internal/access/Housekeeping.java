package io.tradewind.runtime.internal.access;

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

import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Throws away, once an hour, what log-in has left behind and nobody asks for any more. */
@Component(service = Housekeeping.class, immediate = true)
public final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration LOG_KEPT = Duration.ofDays(180);
    /** Longer than anybody may be on their way. */
    private static final Duration ANSWERS_KEPT = Duration.ofHours(1);

    private final Transactions transactions;
    private final Database database;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("tradewind-housekeeping").daemon().unstarted(task));

    @Activate
    public Housekeeping(@Reference Transactions transactions, @Reference Database database) {
        this(transactions, database, Clock.systemUTC());
        worker.scheduleWithFixedDelay(this::tidyQuietly, 10, 60, TimeUnit.MINUTES);
    }

    Housekeeping(Transactions transactions, Database database, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.clock = clock;
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    private void tidyQuietly() {
        try {
            tidy();
        } catch (RuntimeException failure) {
            log.warn("Old sessions could not be thrown away, trying again in an hour: {}", failure.getMessage());
        }
    }

    void tidy() {
        Instant now = clock.instant();
        delete("core.sessions where expires_at < ?", now);
        delete("core.sessions where last_seen_at < ?", now.minus(Sessions.IDLE));
        delete("core.login_attempts where updated_at < ?", now.minus(Throttle.WINDOW));
        delete("core.provider_answers where answered_at < ?", now.minus(ANSWERS_KEPT));
        delete("core.known_origins where last_at < ?", now.minus(Accounts.REMEMBERED));
        delete("core.login_log where happened_at < ?", now.minus(LOG_KEPT));
        delete("core.api_tokens where expires_at < ?", now.minus(LOG_KEPT));
    }

    private void delete(String rows, Instant before) {
        transactions.run(() -> database.sql().update("delete from " + rows, before));
    }
}
