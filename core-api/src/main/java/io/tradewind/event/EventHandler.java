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

    /**
     * Whether it has anything to do with this event: a quick look at the event alone. What a handler does not want costs it no
     * transaction and is passed over for good. Called on any thread.
     */
    default boolean wants(E event) {
        return true;
    }

    /** Names the cursor; keep it stable over versions. */
    default String name() {
        return getClass().getName();
    }

    /**
     * Whether every node is to hear the events, for what it holds in memory: an open screen, a cache. Such a handler has no cursor and
     * no transaction; it is told once, shortly after the commit, while it is there. It must return fast.
     */
    default boolean onEveryNode() {
        return false;
    }

    /** Whether a handler that has never run starts at the beginning of the log rather than at its end. */
    default boolean fromTheBeginning() {
        return false;
    }
}
