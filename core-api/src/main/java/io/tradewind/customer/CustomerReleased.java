package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * A customer went into a public pool and has no owner any more.
 *
 * @param from id of the former owner
 * @param pool id of the pool
 */
public record CustomerReleased(String customer, @Nullable String from, String pool, String reason, Instant occurredAt)
        implements DomainEvent {}
