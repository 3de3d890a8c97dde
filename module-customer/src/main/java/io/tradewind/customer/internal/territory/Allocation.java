package io.tradewind.customer.internal.territory;

import org.jspecify.annotations.Nullable;

/**
 * Whose a customer is by the territories.
 *
 * @param territory id of the one that takes it
 * @param owner id of the user
 * @param because why, in words
 */
public record Allocation(
        String territory, String owner, @Nullable String team, String because) {}
