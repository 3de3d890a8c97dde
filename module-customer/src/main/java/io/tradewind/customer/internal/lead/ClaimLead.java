package io.tradewind.customer.internal.lead;

/** Takes it out of the pool. */
public record ClaimLead() {}
