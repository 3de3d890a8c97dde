package io.tradewind.opportunity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * An opportunity never was one: a mistake, a duplicate, no real interest.
 */
public record OpportunityInvalidated(
        String opportunity, String name, @Nullable String customer, String reason, Instant occurredAt)
        implements DomainEvent {}
