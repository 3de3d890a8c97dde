package io.tradewind.opportunity.internal.pipeline;

/** What a stage means to the program, whatever it is called. */
public enum StageKind {
    OPEN,
    ON_HOLD,
    WON,
    LOST;

    /** Code of the refusal where a pipeline has no such stage. */
    public String missing() {
        return switch (this) {
            case OPEN -> "opportunities.no-open-stage";
            case ON_HOLD -> "opportunities.no-hold-stage";
            case WON -> "opportunities.no-won-stage";
            case LOST -> "opportunities.no-lost-stage";
        };
    }

    /** Whether an opportunity that has come here is done with. */
    public boolean isEnd() {
        return this == WON || this == LOST;
    }
}
