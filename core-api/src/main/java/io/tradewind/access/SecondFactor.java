package io.tradewind.access;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The second step of the current actor's log-in: a code of six digits from an authenticator app (RFC 6238: SHA-1, 30 seconds), or one
 * of ten recovery codes, each good once. API tokens ask for no second step.
 */
public interface SecondFactor {
    /**
     * How it stands with the current actor.
     *
     * @param since when it was set up; null if it is not
     * @param recoveryCodes how many are left
     * @param demanded whether a role of the actor demands it
     */
    record State(@Nullable Instant since, int recoveryCodes, boolean demanded) {
        public boolean on() {
            return since != null;
        }
    }

    /**
     * What an authenticator app needs; shown once.
     *
     * @param secret base32, to be typed in
     * @param uri {@code otpauth://} address, to be shown as a QR code
     */
    record Setup(String secret, String uri) {
        /** Never in logs. */
        @Override
        public String toString() {
            return "…";
        }
    }

    State mine();

    /**
     * Starts setting it up, anew if it was started before. Nothing is demanded at log-in until {@link #confirm}.
     *
     * @throws io.tradewind.TradewindException INVALID {@code access.wrong-password}; CONFLICT {@code access.otp-on}; TOO_MANY
     */
    Setup begin(String password);

    /**
     * Ends setting it up: the app shows the right code.
     *
     * @return ten recovery codes, shown this once
     * @throws io.tradewind.TradewindException INVALID {@code access.wrong-otp}; CONFLICT {@code access.otp-not-begun}; TOO_MANY
     */
    List<String> confirm(String code);

    /**
     * New recovery codes; the former ones are worth nothing any more.
     *
     * @return shown this once
     * @throws io.tradewind.TradewindException INVALID {@code access.wrong-password}; CONFLICT {@code access.otp-off}; TOO_MANY
     */
    List<String> renewRecoveryCodes(String password);

    /**
     * @throws io.tradewind.TradewindException INVALID {@code access.wrong-password}; CONFLICT {@code access.otp-demanded} if a role
     *     demands it; TOO_MANY
     */
    void turnOff(String password);
}
