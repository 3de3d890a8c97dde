package io.tradewind.customer.internal.lead;

import io.tradewind.record.Input;

/** Ends the work on a lead. */
public record DisqualifyLead(
        @Input(required = true, max = 500) String reason) {}
