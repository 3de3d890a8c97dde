package io.tradewind.customer.internal;

import io.tradewind.record.Input;

/** Gives a customer a level that the rules leave alone. */
public record FixLevel(
        @Input(required = true, list = "customer-levels") String level,
        @Input(required = true) String reason) {}
