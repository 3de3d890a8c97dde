package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/** A need that was settled or dropped is open again. */
public record NeedReopened(String need, String customer, String what, Instant occurredAt) implements DomainEvent {}
