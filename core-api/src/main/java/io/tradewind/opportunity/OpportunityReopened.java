package io.tradewind.opportunity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * An opportunity that rested or had ended is worked on again.
 *
 * @param stage id of the stage it stands in now
 */
public record OpportunityReopened(
        String opportunity, String name, @Nullable String customer, String stage, Instant occurredAt)
        implements DomainEvent {}
