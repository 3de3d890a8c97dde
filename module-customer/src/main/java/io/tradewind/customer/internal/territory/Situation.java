package io.tradewind.customer.internal.territory;

import org.jspecify.annotations.Nullable;

/** What a territory asks of a customer, and whose it is; all of them codes and ids. */
public record Situation(
        @Nullable String region,
        @Nullable String industry,
        @Nullable String level,
        @Nullable String owner) {}
