package io.tradewind.runtime.internal.unit;

import java.util.function.Consumer;

import jakarta.persistence.EntityManager;

/** A module's open persistence unit. */
public interface Unit {
    /** Name of the module, for example {@code customer}. */
    String module();

    /**
     * The module's entities in the transaction (or reading) of the calling thread; the same object serves all threads.
     * Changes are written when a query needs them and before commit. Outside of a transaction and a reading each call throws
     * {@link IllegalStateException}.
     */
    EntityManager entityManager();

    /**
     * Tells of each object of the entity that is inserted or updated: in its transaction, after the statement. One listener an
     * entity, the last one counts; it goes with the unit.
     */
    void onWritten(Class<?> entity, Consumer<Object> listener);
}
