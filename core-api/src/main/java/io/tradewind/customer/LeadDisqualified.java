package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * A lead is not followed any more.
 */
public record LeadDisqualified(String lead, String name, String reason, Instant occurredAt) implements DomainEvent {}
