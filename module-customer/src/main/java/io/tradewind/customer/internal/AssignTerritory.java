package io.tradewind.customer.internal;

/** Gives a customer to those whose territory it is. */
public record AssignTerritory() {}
