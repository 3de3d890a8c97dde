package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/** A customer was entered. */
public record CustomerCreated(
        String customer, String name, @Nullable String owner, Instant occurredAt) implements DomainEvent {}
