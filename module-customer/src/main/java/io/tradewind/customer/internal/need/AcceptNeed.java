package io.tradewind.customer.internal.need;

/** The customer agrees with the answer. */
public record AcceptNeed() {}
