package io.tradewind.event;

/**
 * A reaction: one class named {@code <Do>On<Event>}, registered as a service. Called after commit, in log order, in a
 * transaction of its own that also moves this handler's cursor: effects in our database happen exactly once. A failure is
 * retried with back-off and blocks only this handler. A handler whose bundle is away catches up when it returns.
 *
 * @param <E> the event it reacts to
 */
public interface EventHandler<E extends DomainEvent> {
    Class<E> eventType();

    void on(E event);

    /** Names the cursor; keep it stable over versions. */
    default String name() {
        return getClass().getName();
    }

    /** Whether a handler that has never run starts at the beginning of the log rather than at its end. */
    default boolean fromTheBeginning() {
        return false;
    }
}
