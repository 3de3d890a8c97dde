package io.tradewind.runtime.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** Texts that somebody carries for us for a while and can neither read nor change: sealed with the key in the data folder. */
final class Sealed {
    private static final int LONGEST = 4000;

    private final Vault vault;
    private final Clock clock;
    private final String purpose;

    /** @param purpose what is sealed for one is worth nothing for another */
    Sealed(Vault vault, Clock clock, String purpose) {
        this.vault = vault;
        this.clock = clock;
        this.purpose = purpose;
    }

    /** @param texts without line breaks */
    String seal(Duration lasting, String... texts) {
        String all = clock.instant().plus(lasting).toEpochMilli() + "\n" + String.join("\n", texts);
        return vault.seal(all.getBytes(UTF_8), purpose)
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
    }

    /** @throws TradewindException UNAUTHENTICATED {@code access.provider-state} if it is too old, not ours or not that many texts */
    List<String> open(String sealed, int many) {
        return read(sealed)
                .filter(texts -> texts.size() == many + 1)
                .filter(texts -> clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(texts.getFirst()))))
                .map(texts -> texts.subList(1, texts.size()))
                .orElseThrow(Sealed::refused);
    }

    static TradewindException refused() {
        return new TradewindException(Kind.UNAUTHENTICATED, "access.provider-state");
    }

    private Optional<List<String>> read(String sealed) {
        if (sealed.isEmpty() || sealed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] opened = vault.open(sealed.replace('-', '+').replace('_', '/'), purpose);
            return Optional.of(List.of(new String(opened, UTF_8).split("\n", -1)));
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
