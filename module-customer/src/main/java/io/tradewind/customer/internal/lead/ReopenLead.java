package io.tradewind.customer.internal.lead;

/** Takes a lead up again. */
public record ReopenLead() {}
