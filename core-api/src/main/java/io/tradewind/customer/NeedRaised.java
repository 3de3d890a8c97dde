package io.tradewind.customer;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.event.DomainEvent;

/**
 * A need of a customer was written down.
 *
 * @param budget what the customer would spend on it
 * @param wantedBy the day the customer wants it met
 */
public record NeedRaised(
        String need,
        String customer,
        String what,
        @Nullable Money budget,
        @Nullable LocalDate wantedBy,
        Instant occurredAt)
        implements DomainEvent {}
