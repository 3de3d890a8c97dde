package io.tradewind.customer.internal.need;

/** Takes a need up again. */
public record ReopenNeed() {}
