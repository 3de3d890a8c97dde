package io.tradewind.followup;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * What was planned was done.
 *
 * @param type type of the record that it is about
 * @param record its id
 * @param followUp id of the follow-up that tells of it
 */
public record PlanDone(String plan, String type, String record, String followUp, Instant occurredAt)
        implements DomainEvent {}
