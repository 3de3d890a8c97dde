package io.tradewind.opportunity.internal.pipeline;

import io.tradewind.record.Input;

/**
 * Takes a stage out of its pipeline.
 *
 * @param into the stage that opportunities go to that stand there
 */
public record RetireStage(
        @Input(required = true, reference = StageType.NAME) String stage,
        @Input(required = true, reference = StageType.NAME) String into) {}
