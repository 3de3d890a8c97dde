package io.tradewind.customer.internal.care;

import org.jspecify.annotations.Nullable;

/** Nothing is done on this occasion. */
public record SkipCare(@Nullable String reason) {}
