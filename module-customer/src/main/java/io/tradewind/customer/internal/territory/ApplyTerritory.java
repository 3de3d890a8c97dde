package io.tradewind.customer.internal.territory;

/** Gives all customers that fit to those whose they are. */
public record ApplyTerritory() {}
