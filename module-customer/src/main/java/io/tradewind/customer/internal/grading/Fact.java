package io.tradewind.customer.internal.grading;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/** What happened, when, and what it was worth. */
record Fact(String name, Instant at, @Nullable Money amount) {}
