package io.tradewind.customer.internal.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/**
 * Shows that somebody was given a form and took their time to fill it in.
 *
 * @param nonce different for each
 */
record Ticket(String nonce, Instant at) {
    static final Duration LIFE = Duration.ofHours(2);
    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    static String newSecret() {
        return random();
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Ticket issue(Instant now) {
        return new Ticket(random(), now);
    }

    /** To be given out. */
    String signed(String secret) {
        return nonce + "." + at.toEpochMilli() + "." + signature(secret);
    }

    private String signature(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return encoded(mac.doFinal((nonce + "." + at.toEpochMilli()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** @throws TradewindException CONFLICT {@code forms.stale}, {@code forms.too-fast} */
    static Ticket read(String text, String secret, Instant now) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3 || parts[0].length() > 60) {
            throw stale();
        }
        Ticket ticket = new Ticket(parts[0], instant(parts[1]));
        boolean genuine = MessageDigest.isEqual(
                ticket.signature(secret).getBytes(StandardCharsets.UTF_8), parts[2].getBytes(StandardCharsets.UTF_8));
        if (!genuine || now.isAfter(ticket.at().plus(LIFE))) {
            throw stale();
        }
        if (now.isBefore(ticket.at().plus(LEAST))) {
            throw new TradewindException(Kind.CONFLICT, "forms.too-fast");
        }
        return ticket;
    }

    private static Instant instant(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException | DateTimeException wrong) {
            throw stale();
        }
    }

    private static TradewindException stale() {
        return new TradewindException(Kind.CONFLICT, "forms.stale");
    }
}
