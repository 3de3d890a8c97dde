package io.tradewind.opportunity.internal.pipeline;

/** What a stage means to the program, whatever it is called. */
public enum StageKind {
    OPEN,
    ON_HOLD,
    WON,
    LOST;

    /** Whether an opportunity that has come here is done with. */
    public boolean isEnd() {
        return this == WON || this == LOST;
    }
}
