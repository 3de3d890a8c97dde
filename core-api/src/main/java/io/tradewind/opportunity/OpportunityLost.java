package io.tradewind.opportunity;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.event.DomainEvent;

/**
 * The customer does not buy from us.
 *
 * @param reason code of the value list {@code loss-reasons}
 * @param competitor who won it
 * @param askAgainOn the day on which it is worth asking again
 */
public record OpportunityLost(
        String opportunity,
        String name,
        @Nullable String customer,
        @Nullable Money amount,
        @Nullable String reason,
        @Nullable String competitor,
        LocalDate closedOn,
        @Nullable LocalDate askAgainOn,
        @Nullable String owner,
        Instant occurredAt)
        implements DomainEvent {}
