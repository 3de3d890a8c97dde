package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * Something was done for a customer, which keeps it from falling into a public pool. Published by the stage in which it was done:
 * a follow-up was written down, an opportunity opened, a deal won.
 */
public record CustomerActivity(String customer, Kind kind, Instant occurredAt) implements DomainEvent {
    /** What was done. */
    public enum Kind {
        FOLLOW_UP,
        OPPORTUNITY,
        DEAL
    }
}
