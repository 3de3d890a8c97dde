package io.tradewind.customer;

import io.tradewind.event.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer was entered. */
public record CustomerCreated(String customer, String name, @Nullable String owner, Instant occurredAt)
        implements DomainEvent {}
