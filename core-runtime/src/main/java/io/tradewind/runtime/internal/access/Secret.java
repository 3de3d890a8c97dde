package io.tradewind.runtime.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A random 256-bit secret with a prefix that tells what it opens. Only its SHA-256 is kept: the secret has full entropy, so a slow
 * hash would add nothing.
 */
record Secret(String text) {
    /** Begins session tokens. */
    static final String SESSION = "tws_";
    /** Begins personal API tokens. */
    static final String API = "twa_";

    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret fresh(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the database knows of it. */
    String hash() {
        return sha256(text);
    }

    /** Never in logs. */
    @Override
    public String toString() {
        return "…";
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has SHA-256
        }
    }
}
