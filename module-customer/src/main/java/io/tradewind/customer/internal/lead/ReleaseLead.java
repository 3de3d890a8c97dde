package io.tradewind.customer.internal.lead;

/** Gives it up for others to claim. */
public record ReleaseLead() {}
