package io.tradewind.customer;

import io.tradewind.event.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer got another owner. */
public record CustomerTransferred(
        String customer, @Nullable String from, @Nullable String to, String reason, Instant occurredAt)
        implements DomainEvent {}
