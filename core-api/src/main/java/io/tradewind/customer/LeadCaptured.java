package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * Somebody showed interest.
 */
public record LeadCaptured(
        String lead,
        String name,
        @Nullable String company,
        @Nullable String source,
        @Nullable String campaign,
        Instant occurredAt)
        implements DomainEvent {}
