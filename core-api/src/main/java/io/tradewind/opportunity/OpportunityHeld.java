package io.tradewind.opportunity;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * An opportunity rests.
 *
 * @param until the day on which it is to go on; null: nobody knows
 */
public record OpportunityHeld(
        String opportunity,
        String name,
        @Nullable String customer,
        @Nullable LocalDate until,
        @Nullable String owner,
        Instant occurredAt)
        implements DomainEvent {}
