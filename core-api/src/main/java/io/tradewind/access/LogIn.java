package io.tradewind.access;

import java.time.Instant;
import java.util.Optional;

/** Log-in by password and by token. Wrong guesses are throttled per user and per origin, with one text for all causes. */
public interface LogIn {
    /**
     * A fresh session.
     *
     * @param token secret for {@code Authorization: Bearer} or the UI's session; shown once, stored only as a hash
     */
    record Session(String token, Instant expiresAt, Actor actor) {}

    /**
     * @param origin address of the client, for throttling and the log-in log
     * @throws io.tradewind.TradewindException UNAUTHENTICATED {@code access.wrong-log-in}; TOO_MANY {@code access.throttled}
     *     with the seconds to wait as argument
     */
    Session withPassword(String login, String password, String origin);

    /**
     * The actor behind a session token or personal API token; empty if unknown, expired, revoked, or the user is locked.
     * Cheap: called on every request.
     */
    Optional<Actor> withToken(String token);

    /** Ends the session at once; unknown tokens are ignored. */
    void logOut(String token);

    /**
     * Changes the current actor's password and ends all their other sessions.
     *
     * @throws io.tradewind.TradewindException INVALID {@code access.wrong-password} or {@code access.weak-password}
     */
    void changePassword(String oldPassword, String newPassword, String keepToken);

    /** Keeps language ({@code zh-CN}, {@code en}) and theme ({@code light}, {@code dark}, {@code system}) of the current actor. */
    void prefer(String language, String theme);

    /** The current actor's theme: {@code light}, {@code dark} or {@code system}. */
    String theme();
}
