package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change every half minute, by RFC 6238 with SHA-1, as all authenticator apps make them. */
final class Totp {
    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;

    private static final int POWER = 1_000_000;

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a time step. */
    static String code(byte[] key, long step) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated(key, step) % POWER);
    }

    /**
     * The step that the code belongs to: the present one, the one before or the one after, for clocks that differ a little.
     *
     * @param used steps up to this one are worth nothing any more
     */
    static OptionalLong match(byte[] key, String code, Instant now, long used) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            boolean same = MessageDigest.isEqual(code(key, step).getBytes(US_ASCII), code.getBytes(US_ASCII));
            if (same && step > used) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The 31 bits of RFC 4226, section 5.3. */
    static int truncated(byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            return ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java has HmacSHA1
        }
    }
}
