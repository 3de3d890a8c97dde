package io.tradewind.opportunity;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.event.DomainEvent;

/**
 * The customer buys.
 *
 * @param amount what it is worth; null if nobody said
 * @param owner id of the user whose success it is
 * @param team id of their team
 */
public record OpportunityWon(
        String opportunity,
        String name,
        @Nullable String customer,
        @Nullable Money amount,
        LocalDate closedOn,
        @Nullable String product,
        @Nullable String owner,
        @Nullable String team,
        Instant occurredAt)
        implements DomainEvent {}
