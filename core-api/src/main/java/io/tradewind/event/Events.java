package io.tradewind.event;

/** Appends facts to the event log in the caller's transaction; they become visible to handlers when it commits. */
public interface Events {
    /** @throws IllegalStateException if there is no transaction */
    void publish(DomainEvent event);
}
