package io.tradewind.opportunity.internal.deal;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Input;

/**
 * Brings it to another stage of its pipeline.
 *
 * @param from the stage that whoever moves it sees it in; null: whichever it is
 * @param reason why it is lost, if the stage means that
 */
public record MoveOpportunity(
        @Input(required = true, reference = "pipeline-stages", within = "pipeline=pipeline")
        String stage,

        @Input(reference = "pipeline-stages", asked = false) @Nullable
        String from,

        @Input(list = "loss-reasons") @Nullable String reason,
        @Input(max = 500) @Nullable String note) {}
