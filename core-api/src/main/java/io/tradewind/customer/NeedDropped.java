package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/** A need of a customer is no longer worked on. */
public record NeedDropped(String need, String customer, String what, String reason, Instant occurredAt)
        implements DomainEvent {}
