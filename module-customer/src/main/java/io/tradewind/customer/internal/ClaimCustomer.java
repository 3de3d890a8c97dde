package io.tradewind.customer.internal;

/** Takes a customer that has no owner. */
public record ClaimCustomer() {}
