package io.tradewind.customer.internal;

import io.tradewind.record.Input;

/** Keeps a customer for its owner. */
public record LockCustomer(
        @Input(required = true, max = 200) String reason) {}
