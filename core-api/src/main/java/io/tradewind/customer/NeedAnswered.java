package io.tradewind.customer;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/** We told a customer how we would meet one of their needs. */
public record NeedAnswered(String need, String customer, String what, String answer, Instant occurredAt)
        implements DomainEvent {}
