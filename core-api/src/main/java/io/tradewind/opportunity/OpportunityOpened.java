package io.tradewind.opportunity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.event.DomainEvent;

/**
 * A chance to sell something was written down.
 *
 * @param customer id of the customer; null while it is not known
 * @param lead id of the lead that it was made from; null if from none
 * @param owner id of the user who works on it
 */
public record OpportunityOpened(
        String opportunity,
        String name,
        @Nullable String customer,
        String pipeline,
        String stage,
        @Nullable Money amount,
        @Nullable String source,
        @Nullable String lead,
        @Nullable String owner,
        Instant occurredAt)
        implements DomainEvent {}
