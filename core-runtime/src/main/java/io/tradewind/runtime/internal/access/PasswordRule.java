package io.tradewind.runtime.internal.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradewind.TradewindException;

/** What a password must be: long enough, not one that everybody tries first, not the log-in itself. */
final class PasswordRule {
    static final int LONGEST = 200;
    /** Without characters that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GENERATED = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Set<String> common = readCommon();

    /** @throws TradewindException INVALID {@code access.weak-password} with the shortest length as argument */
    void check(String login, String password, int shortest) {
        String lower = password.toLowerCase(Locale.ROOT);
        int length = password.codePointCount(0, password.length());
        boolean weak = length < shortest
                || length > LONGEST
                || common.contains(lower)
                || common.contains(lower.replaceAll("[0-9!@#$%^&*.]+$", ""))
                || monotonous(lower)
                || (login.length() > 3 && lower.contains(login.toLowerCase(Locale.ROOT)))
                || (login.length() > 2 && lower.replaceAll("[^\\p{L}]", "").equals(login.replaceAll("[^\\p{L}]", "")));
        if (weak) {
            throw new TradewindException(TradewindException.Kind.INVALID, "access.weak-password", shortest);
        }
    }

    String generate() {
        return RANDOM.ints(GENERATED, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    /** All characters the same, or each the successor of the one before. */
    private static boolean monotonous(String password) {
        int step = password.length() < 2 ? 0 : password.charAt(1) - password.charAt(0);
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 1; i < password.length(); i++) {
            int difference = password.charAt(i) - password.charAt(i - 1);
            boolean wraps = password.charAt(i) == '0' && password.charAt(i - 1) == '9';
            if (difference != step && !wraps) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> readCommon() {
        try (InputStream list =
                Objects.requireNonNull(PasswordRule.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
