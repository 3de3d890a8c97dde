package io.tradewind.access;

import java.time.Instant;
import java.util.List;

/** Where the current actor is logged in. API tokens are not sessions. */
public interface OwnSessions {
    /**
     * One open session.
     *
     * @param origin address of the client at log-in
     * @param current whether it is the one of the given token
     */
    record Open(String id, String origin, Instant since, Instant lastSeenAt, boolean current) {}

    /** Last used first. */
    List<Open> mine(String token);

    /**
     * Ends one session, on other nodes within seconds.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND if the actor has no such session
     */
    void end(String id);

    /** Ends all but the one of the token. */
    void endOthers(String token);
}
