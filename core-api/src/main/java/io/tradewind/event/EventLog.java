package io.tradewind.event;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The event log as an admin sees it. To let a handler go on needs the right {@code modules.manage}; a handler nobody knows is
 * TradewindException NOT_FOUND {@code event.handler-not-found}.
 */
public interface EventLog {
    /**
     * One handler's place in the log.
     *
     * @param position sequence number of the last event handled
     * @param behind events of the log after it
     * @param attempts failed attempts at the next event; 0 when healthy
     * @param nextTryAt when it is tried again, if it failed
     * @param problem what the last attempt said
     * @param present whether the handler's bundle is running
     */
    record Cursor(
            String handler,
            long position,
            long behind,
            int attempts,
            @Nullable Instant nextTryAt,
            @Nullable String problem,
            boolean present) {}

    List<Cursor> cursors();

    /** Sequence number of the newest event; 0 if there is none. */
    long end();

    /**
     * Lets a handler go past the event it fails on; who did so and why is kept.
     *
     * @throws io.tradewind.TradewindException CONFLICT {@code event.handler-healthy} if it does not fail, {@code event.handler-busy}
     *     while an attempt is under way
     */
    void skip(String handler, String reason);

    /** Tries a failing handler again now. */
    void retry(String handler);
}
