package io.tradewind.followup;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * What was planned will not be done.
 *
 * @param type type of the record that it is about
 * @param record its id
 */
public record PlanCancelled(String plan, String type, String record, String reason, Instant occurredAt)
        implements DomainEvent {}
