package io.tradewind.customer.internal;

/** Takes the lock off again. */
public record UnlockCustomer() {}
