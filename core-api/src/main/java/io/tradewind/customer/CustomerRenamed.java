package io.tradewind.customer;

import io.tradewind.event.DomainEvent;
import java.time.Instant;

/** A customer's name changed; name snapshots elsewhere follow. */
public record CustomerRenamed(String customer, String from, String to, Instant occurredAt) implements DomainEvent {}
