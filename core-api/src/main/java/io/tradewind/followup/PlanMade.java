package io.tradewind.followup;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * Something is to be done with a record.
 *
 * @param type type of the record
 * @param record its id
 * @param owner id of the user who is to do it
 */
public record PlanMade(
        String plan, String type, String record, Way way, String goal, Instant dueAt, String owner, Instant occurredAt)
        implements DomainEvent {}
