package io.tradewind.customer.internal.care;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Somebody a plan found.
 *
 * @param key stands for the occasion: it is cared for once
 * @param name of the contact, else of the customer
 */
record Occurrence(
        String key,
        String name,
        LocalDate due,
        String customer,
        @Nullable String contact,
        String owner,
        @Nullable String team) {}
