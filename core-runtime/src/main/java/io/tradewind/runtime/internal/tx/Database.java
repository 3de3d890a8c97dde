package io.tradewind.runtime.internal.tx;

import java.sql.Connection;
import java.util.function.Function;
import java.util.function.Supplier;

import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;

/**
 * The engine's way to the database: statements on the connection of the thread's transaction, the same that the entity
 * managers of all stages use. Stages use {@link io.tradewind.tx.Transactions} and their entity manager instead.
 */
public interface Database {
    Dialect dialect();

    /** Whether a transaction runs on this thread. */
    boolean inTransaction();

    /** Whether a reading runs on this thread, and no transaction inside it. */
    boolean isReading();

    /**
     * Statements in the current transaction.
     *
     * @throws IllegalStateException if there is none
     */
    Sql sql();

    /**
     * The connection of the current transaction or reading; its owner commits and closes it.
     *
     * @throws IllegalStateException if there is neither a transaction nor a reading on this thread
     */
    Connection connection();

    /**
     * Reads: in the current transaction and seeing its unflushed entities only after a flush; or, without one, on a
     * connection of its own that is given back on return. Entity managers may be used inside, for reading.
     */
    <T extends @org.jspecify.annotations.Nullable Object> T reads(Function<Sql, T> work);

    /**
     * Runs once before the current transaction commits, after entity managers have flushed; in the order added. What it
     * changes is flushed too.
     */
    void beforeCommit(Runnable step);

    /**
     * Runs as the very last before commit. For the event log alone: it takes the lock that makes the order of events the
     * order of commits, and nothing may lock after it.
     */
    void atTheVeryEnd(Runnable step);

    /**
     * What takes part in the current transaction or reading under the key; made at first use.
     *
     * @throws IllegalStateException if there is neither a transaction nor a reading on this thread
     */
    <P extends Participant> P participant(Object key, Supplier<P> first);
}
