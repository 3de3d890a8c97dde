package io.tradewind.customer.internal.lead;

/** Somebody has begun to follow it. */
public record WorkLead() {}
