package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * A lead got an owner.
 *
 * @param because why this one, in words; null if a person chose
 */
public record LeadAssigned(
        String lead, String name, String owner, @Nullable String because, Instant occurredAt) implements DomainEvent {}
