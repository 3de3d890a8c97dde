package io.tradewind.opportunity.internal.deal;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Input;

/**
 * It is worked on again.
 *
 * @param stage where it goes on; null: where it stood last
 */
public record ReopenOpportunity(
        @Input(reference = "pipeline-stages", within = "pipeline=pipeline") @Nullable
        String stage,

        @Input(max = 500) @Nullable String note) {}
