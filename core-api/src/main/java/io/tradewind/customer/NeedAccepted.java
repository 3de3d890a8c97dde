package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/** A customer agreed to how we would meet one of their needs. */
public record NeedAccepted(String need, String customer, String what, Instant occurredAt) implements DomainEvent {}
