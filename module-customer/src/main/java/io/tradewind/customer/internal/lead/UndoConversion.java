package io.tradewind.customer.internal.lead;

/** Makes it a lead again. */
public record UndoConversion() {}
