package io.tradewind.followup.internal.rule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What an admin asks of follow-ups: of several rules in use the strictest holds. */
public interface Rules {
    /** Whether a new follow-up must say when to go on, or why not. */
    boolean askNextStep();

    /**
     * Whether a follow-up may still be changed.
     *
     * @param writtenAt when it was written; null: it is being written
     */
    boolean isOpen(@Nullable Instant writtenAt, Instant now);

    /**
     * Lets go on whoever may still change a follow-up.
     *
     * @param writtenAt when it was written; null: it is being written
     * @throws io.tradewind.TradewindException CONFLICT {@code follow-ups.locked} with the days after which it is closed
     */
    void requireOpen(@Nullable Instant writtenAt, Instant now);
}
