package io.tradewind.customer.internal.lead;

/** Counts its points anew. */
public record RescoreLead() {}
