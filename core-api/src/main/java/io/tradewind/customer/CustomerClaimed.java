package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * Somebody took a customer that had no owner.
 *
 * @param pool id of the pool it lay in
 * @param owner id of the new owner
 */
public record CustomerClaimed(String customer, @Nullable String pool, String owner, Instant occurredAt)
        implements DomainEvent {}
