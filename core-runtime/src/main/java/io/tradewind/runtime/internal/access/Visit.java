package io.tradewind.runtime.internal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

import io.tradewind.access.Actor;
import io.tradewind.runtime.internal.db.Row;

/**
 * A token that opens, and for whom.
 *
 * @param seenAt when its use was last noted
 * @param expiresAt when it closes in any case
 */
record Visit(Actor actor, Instant seenAt, Instant expiresAt) {
    /** Reads {@link Account#COLUMNS}, {@code seen_at} and {@code expires_at}. */
    static Visit read(ResultSet row) throws SQLException {
        Instant seenAt = Row.instant(row, "seen_at");
        return new Visit(
                Account.read(row).actor(),
                seenAt == null ? Instant.EPOCH : seenAt,
                Objects.requireNonNull(Row.instant(row, "expires_at")));
    }
}
