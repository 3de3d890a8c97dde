package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/** A customer's name changed; name snapshots elsewhere follow. */
public record CustomerRenamed(String customer, String from, String to, Instant occurredAt) implements DomainEvent {}
