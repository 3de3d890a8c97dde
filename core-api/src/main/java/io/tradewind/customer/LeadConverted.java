package io.tradewind.customer;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.event.DomainEvent;

/**
 * A lead became a customer with a contact. Carries what a pipeline needs to open an opportunity.
 *
 * @param newCustomer whether the customer was made from the lead, or was there before
 * @param contact id of the contact; null if none was wanted
 * @param opportunity what the opportunity is to be called; null if none is wanted
 * @param owner id of the lead's owner
 */
public record LeadConverted(
        String lead,
        String name,
        String customer,
        String customerName,
        boolean newCustomer,
        @Nullable String contact,
        @Nullable String opportunity,
        @Nullable Money amount,
        @Nullable LocalDate expectedClose,
        @Nullable String source,
        @Nullable String campaign,
        @Nullable String owner,
        @Nullable String team,
        Instant occurredAt)
        implements DomainEvent {}
