package io.tradewind.opportunity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * An opportunity came to another stage of its pipeline, and is still open.
 *
 * @param from id of the stage it stood in
 * @param to id of the stage it stands in now
 */
public record OpportunityMoved(
        String opportunity, String name, @Nullable String customer, String from, String to, Instant occurredAt)
        implements DomainEvent {}
