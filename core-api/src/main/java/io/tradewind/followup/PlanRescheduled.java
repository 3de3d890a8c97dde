package io.tradewind.followup;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * A plan is due at another time.
 *
 * @param type type of the record that it is about
 * @param record its id
 */
public record PlanRescheduled(
        String plan, String type, String record, Instant formerlyDueAt, Instant dueAt, Instant occurredAt)
        implements DomainEvent {}
