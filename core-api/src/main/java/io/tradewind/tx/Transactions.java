package io.tradewind.tx;

import java.util.function.Supplier;

/**
 * Runs work in one database transaction. A call inside a running transaction joins it. Any throwable rolls back.
 * Everything that touches the database on this thread (entity managers of all stages, engine statements, published
 * events) takes part. Deadlocks and serialization failures of the outermost call are retried a few times, so work must be
 * repeatable: no effects outside the database.
 */
public interface Transactions {
    /** Runs in the current transaction, or in a new one that commits on return. */
    <T extends @org.jspecify.annotations.Nullable Object> T required(Supplier<T> work);

    /** Runs in the current transaction, or in a new one that commits on return. */
    default void run(Runnable work) {
        required(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Runs work that only reads, for example for one page: what it asks for twice comes from memory the second time. Joins what runs.
     * What is written inside is written in transactions of its own; after each, everything is read anew.
     */
    <T extends @org.jspecify.annotations.Nullable Object> T reading(Supplier<T> work);

    /** Runs after the current transaction has committed (at once if there is none); lossy, for notices only. */
    void afterCommit(Runnable notice);
}
