package io.tradewind.customer.internal;

import io.tradewind.record.Input;

/** Gives a customer back to a public pool. */
public record ReleaseCustomer(
        @Input(required = true, reference = "pools") String pool,
        @Input(required = true, max = 200) String reason) {}
