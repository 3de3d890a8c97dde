package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.event.DomainEvent;

/**
 * A customer got another owner.
 *
 * @param withContacts whether the former owner's contacts there go with it
 */
public record CustomerTransferred(
        String customer,
        @Nullable String from,
        @Nullable String to,
        String reason,
        boolean withContacts,
        Instant occurredAt)
        implements DomainEvent {}
