package io.tradewind.access;

import java.time.Instant;
import java.util.Optional;

/** Log-in by password, with a second step for those who use one, and by token. Wrong guesses are throttled per user and per origin, with one text for all causes. */
public interface LogIn {
    /**
     * A fresh session.
     *
     * @param token secret for {@code Authorization: Bearer} or the UI's session; shown once, stored only as a hash
     */
    record Session(String token, Instant expiresAt, Actor actor) {}

    /**
     * What somebody shows at the door.
     *
     * @param code six digits of the authenticator app, or a recovery code; empty if none was asked for yet
     * @param newPassword to be kept if another one is due; else not looked at. Empty if none was asked for yet
     */
    record Credentials(String login, String password, String code, String newPassword) {
        public Credentials(String login, String password, String code) {
            this(login, password, code, "");
        }

        /** Never in logs. */
        @Override
        public String toString() {
            return login;
        }
    }

    /**
     * @param origin address of the client, for throttling and the log-in log
     * @throws io.tradewind.TradewindException UNAUTHENTICATED {@code access.wrong-log-in}; when the password is right, UNAUTHENTICATED
     *     {@code access.otp-required} if a code is to be shown, too, {@code access.wrong-otp} if it is wrong or was used,
     *     {@code access.otp-to-set-up} if a role demands a second factor that is not set up: see {@link #setUpSecondFactor},
     *     {@code access.password-to-change} if a new password is to be chosen; INVALID {@code access.weak-password} or
     *     {@code access.password-used} if that may not be it; FORBIDDEN {@code access.network-shut} with the origin if the person may not
     *     come in from there, see {@link NetworkRules}; TOO_MANY
     *     {@code access.throttled} with the seconds to wait as argument
     */
    Session withPassword(Credentials credentials, String origin);

    /** Without a code. */
    default Session withPassword(String login, String password, String origin) {
        return withPassword(new Credentials(login, password, ""), origin);
    }

    /**
     * Starts setting up the second factor of somebody who may not log in without one. The log-in with the first code of the app ends it.
     *
     * @throws io.tradewind.TradewindException as {@link #withPassword}; CONFLICT {@code access.otp-on} if there is one
     */
    SecondFactor.Setup setUpSecondFactor(String login, String password, String origin);

    /**
     * The actor behind a session token or personal API token; empty if unknown, expired, revoked, the user is locked, or may not come
     * in from there. Cheap: called on every request.
     *
     * @param origin address of the client, see {@link Origins}
     */
    Optional<Actor> withToken(String token, String origin);

    /** Ends the session at once; unknown tokens are ignored. */
    void logOut(String token);

    /**
     * Changes the current actor's password and ends all their other sessions.
     *
     * @throws io.tradewind.TradewindException INVALID {@code access.wrong-password}, {@code access.weak-password} or {@code access.password-used}
     */
    void changePassword(String oldPassword, String newPassword, String keepToken);

    /** Keeps language ({@code zh-CN}, {@code en}) and theme ({@code light}, {@code dark}, {@code system}) of the current actor. */
    void prefer(String language, String theme);

    /** The current actor's theme: {@code light}, {@code dark} or {@code system}. */
    String theme();
}
