package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * A lead is a lead again; what was made from it went to the recycle bin.
 */
public record LeadConversionUndone(
        String lead,
        String customer,
        boolean newCustomer,
        @Nullable String contact,
        Instant occurredAt) implements DomainEvent {}
