package io.tradewind.customer.internal;

/** Lets the level follow the rules again. */
public record FreeLevel() {}
