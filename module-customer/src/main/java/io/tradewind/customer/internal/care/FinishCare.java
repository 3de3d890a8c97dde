package io.tradewind.customer.internal.care;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Input;

/** The customer has heard from us; it counts as a follow-up. */
public record FinishCare(@Input(longText = true) @Nullable String note) {}
