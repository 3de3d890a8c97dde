package io.tradewind.customer.internal;

/** Counts a customer's points anew. */
public record Regrade() {}
