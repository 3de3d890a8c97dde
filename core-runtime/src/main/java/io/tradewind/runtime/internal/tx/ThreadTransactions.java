package io.tradewind.runtime.internal.tx;

import java.sql.Connection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.runtime.internal.db.CommitInDoubt;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.tx.Transactions;

/** Transactions bound to the thread that opened them; one connection each, taken at first use. */
@Component(service = {Transactions.class, Database.class})
public final class ThreadTransactions implements Transactions, Database {
    private static final Logger log = LoggerFactory.getLogger(ThreadTransactions.class);
    private static final int TRIES = 5;

    private final DataSource source;
    private final Dialect dialect;
    private final ThreadLocal<@Nullable Work> current = new ThreadLocal<>();

    /** @param source appears once the core's own tables are up to date */
    @Activate
    public ThreadTransactions(
            @Reference(target = "(tradewind.dialect=*)") DataSource source, @Reference Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    @Override
    public <T extends @Nullable Object> T required(Supplier<T> work) {
        var running = current.get();
        return running != null && running.isTransaction() ? joined(running, work) : repeated(work);
    }

    private <T extends @Nullable Object> T joined(Work running, Supplier<T> work) {
        try {
            return work.get();
        } catch (Throwable failure) {
            running.failed(failure);
            throw failure;
        }
    }

    private <T extends @Nullable Object> T repeated(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException failure) {
                if (attempt == TRIES || !isWorthRepeating(failure) || !paused(attempt)) {
                    throw failure;
                }
                log.debug("Transaction is repeated after attempt {}: {}", attempt, failure.getMessage());
            }
        }
    }

    /** Lost against another transaction, or lost its connection before commit: either way nothing of it was kept. */
    private boolean isWorthRepeating(RuntimeException failure) {
        return failure instanceof LostRace || !(failure instanceof CommitInDoubt) && dialect.isTemporary(failure);
    }

    private <T extends @Nullable Object> T once(Supplier<T> work) {
        var outer = current.get();
        var transaction = new Work(source, true);
        current.set(transaction);
        T result;
        try {
            result = work.get();
            var failedPart = transaction.failure();
            if (failedPart.isPresent()) {
                throw new IllegalStateException(
                        "A part of the transaction failed and was passed over; nothing is kept.", failedPart.get());
            }
            transaction.commit(dialect);
        } catch (Throwable failure) {
            transaction.rollback(failure);
            throw failure;
        } finally {
            transaction.end();
            restore(outer);
        }
        transaction.notice();
        return result;
    }

    private void restore(@Nullable Work outer) {
        if (outer == null) {
            current.remove();
        } else {
            outer.forget();
            current.set(outer);
        }
    }

    /** Waits a little, at random so that two losers do not meet again. */
    private static boolean paused(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void afterCommit(Runnable notice) {
        var running = current.get();
        if (running != null && running.isTransaction()) {
            running.afterCommit(notice);
        } else {
            notice.run();
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean inTransaction() {
        var running = current.get();
        return running != null && running.isTransaction();
    }

    @Override
    public boolean isReading() {
        var running = current.get();
        return running != null && !running.isTransaction();
    }

    @Override
    public Sql sql() {
        return new Sql(transaction().connection());
    }

    @Override
    public <T extends @Nullable Object> T reads(Function<Sql, T> work) {
        return reading(() -> work.apply(new Sql(connection())));
    }

    @Override
    public <T extends @Nullable Object> T reading(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        var reading = new Work(source, false);
        current.set(reading);
        try {
            return work.get();
        } finally {
            current.remove();
            reading.end();
        }
    }

    @Override
    public void beforeCommit(Runnable step) {
        transaction().beforeCommit(step);
    }

    @Override
    public void atTheVeryEnd(Runnable step) {
        transaction().atTheVeryEnd(step);
    }

    @Override
    public Connection connection() {
        return running().connection();
    }

    @Override
    public <P extends Participant> P participant(Object key, Supplier<P> first) {
        return running().participant(key, first);
    }

    private Work running() {
        var running = current.get();
        if (running == null) {
            throw noTransaction();
        }
        return running;
    }

    private Work transaction() {
        var running = current.get();
        if (running == null || !running.isTransaction()) {
            throw noTransaction();
        }
        return running;
    }

    private static IllegalStateException noTransaction() {
        return new IllegalStateException("There is no transaction on this thread: call Transactions.required first.");
    }
}
