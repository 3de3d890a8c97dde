package io.tradewind.runtime.internal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;
import io.tradewind.runtime.internal.db.Row;

/**
 * A user as log-in sees them.
 *
 * @param providerOnly whether their password, if they have one, does not open
 */
record Account(
        Actor actor,
        Optional<PasswordHash> password,
        boolean locked,
        String theme,
        boolean passwordToChange,
        @Nullable Instant passwordSince,
        boolean providerOnly) {
    /** For {@link #read}; the table's alias is {@code u}. */
    static final String COLUMNS = "u.id, u.login, u.name, u.language, u.zone, u.password_hash, u.locked, u.theme,"
            + " u.password_to_change, coalesce(u.password_changed_at, u.created_at), u.provider_only";

    static Account read(ResultSet row) throws SQLException {
        String hash = row.getString(6);
        return new Account(
                new Actor(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Language.valueOf(row.getString(4)).locale(),
                        zone(row.getString(5))),
                hash == null ? Optional.empty() : PasswordHash.parse(hash),
                row.getBoolean(7),
                row.getString(8).toLowerCase(Locale.ROOT),
                row.getBoolean(9),
                Row.instant(row, 10),
                row.getBoolean(11));
    }

    static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneId.systemDefault() : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }
}
