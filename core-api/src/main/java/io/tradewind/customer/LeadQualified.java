package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * A lead was found worth selling to.
 */
public record LeadQualified(String lead, String name, long score, Instant occurredAt) implements DomainEvent {}
