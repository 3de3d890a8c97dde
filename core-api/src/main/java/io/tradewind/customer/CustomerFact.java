package io.tradewind.customer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.event.DomainEvent;

/**
 * Something that counts when customers are graded. Any stage may tell it, about any fact it likes: the admin's rules count facts by
 * their name.
 *
 * @param customer id of the customer
 * @param fact code of the value list {@code customer-facts}, for example {@code ORDER}; at most 60 characters
 * @param amount what it was worth; null: nothing that can be counted
 * @param occurredAt when it happened, from which rules count back
 */
public record CustomerFact(
        String customer, String fact, @Nullable Money amount, Instant occurredAt) implements DomainEvent {}
