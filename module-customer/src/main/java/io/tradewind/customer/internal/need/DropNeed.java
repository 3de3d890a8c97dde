package io.tradewind.customer.internal.need;

import io.tradewind.record.Input;

/** Ends the work on a need. */
public record DropNeed(@Input(required = true, max = 500) String reason) {}
