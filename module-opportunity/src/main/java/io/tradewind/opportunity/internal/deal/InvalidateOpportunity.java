package io.tradewind.opportunity.internal.deal;

import io.tradewind.record.Input;

/** It never was one: a mistake, a duplicate, no real interest. */
public record InvalidateOpportunity(
        @Input(required = true, max = 500) String reason) {}
