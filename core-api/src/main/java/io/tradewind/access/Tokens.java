package io.tradewind.access;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Personal API tokens of the current actor: named, expiring, revocable. */
public interface Tokens {
    /** A token without its secret. */
    record Token(
            String id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** A new token; {@code secret} is shown this once. */
    record Issued(Token token, String secret) {}

    /** @throws io.tradewind.TradewindException INVALID if the name is empty or the date is past or over a year away */
    Issued issue(String name, Instant expiresAt);

    List<Token> mine();

    void revoke(String id);
}
