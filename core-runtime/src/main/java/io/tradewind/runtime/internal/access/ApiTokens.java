package io.tradewind.runtime.internal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.access.Tokens;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** Personal API tokens. They open for their user as long as the user may log in, whatever happens to sessions. */
@Component(service = {Tokens.class, ApiTokens.class})
public final class ApiTokens implements Tokens, Doorkeeper {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 50;

    private final Identity identity;
    private final Transactions transactions;
    private final Database database;
    private final Epochs epochs;
    private final Clock clock;

    @Activate
    public ApiTokens(
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Epochs epochs) {
        this(identity, transactions, database, epochs, Clock.systemUTC());
    }

    ApiTokens(Identity identity, Transactions transactions, Database database, Epochs epochs, Clock clock) {
        this.identity = identity;
        this.transactions = transactions;
        this.database = database;
        this.epochs = epochs;
        this.clock = clock;
    }

    @Override
    public Issued issue(String name, Instant expiresAt) {
        Actor actor = user();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String clean = name.strip();
        check(!clean.isEmpty() && clean.length() <= LONGEST_NAME, "token.name", LONGEST_NAME);
        check(expiresAt.isAfter(now) && expiresAt.isBefore(now.plus(LONGEST)), "token.expiry", LONGEST.toDays() - 1);
        check(mine().size() < MOST, "token.too-many", MOST);
        Secret secret = Secret.fresh(Secret.API);
        Token token = new Token(RecordId.next(), clean, now, expiresAt.truncatedTo(ChronoUnit.MICROS), null);
        transactions.run(() -> database.sql()
                .update(
                        "insert into core.api_tokens (id, token_hash, user_id, name, created_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        token.id(),
                        secret.hash(),
                        actor.id(),
                        token.name(),
                        token.createdAt(),
                        token.expiresAt()));
        return new Issued(token, secret.text());
    }

    @Override
    public List<Token> mine() {
        return database.reads(sql -> sql.list(
                "select id, name, created_at, expires_at, last_used_at from core.api_tokens"
                        + " where user_id = ? and revoked_at is null order by created_at desc",
                ApiTokens::token,
                user().id()));
    }

    @Override
    public void revoke(String id) {
        transactions.run(() -> {
            int revoked = database.sql()
                    .update(
                            "update core.api_tokens set revoked_at = ? where id = ? and user_id = ? and revoked_at is null",
                            clock.instant(),
                            id,
                            user().id());
            if (revoked == 0) {
                throw new TradewindException(TradewindException.Kind.NOT_FOUND, "record.not-found");
            }
            epochs.bump(StoredStandings.EPOCH);
        });
    }

    @Override
    public Optional<Visit> find(String hash) {
        return database.reads(sql -> sql.first(
                "select " + Account.COLUMNS + ", t.last_used_at as seen_at, t.expires_at as expires_at"
                        + " from core.api_tokens t join core.users u on u.id = t.user_id"
                        + " where t.token_hash = ? and t.expires_at > ? and t.revoked_at is null"
                        + " and u.locked = false and u.removed_at is null",
                Visit::read,
                hash,
                clock.instant()));
    }

    @Override
    public void seen(String hash, Instant at) {
        transactions.run(() ->
                database.sql().update("update core.api_tokens set last_used_at = ? where token_hash = ?", at, hash));
    }

    private Actor user() {
        Actor actor = identity.require();
        if (actor.isSystem()) {
            throw new TradewindException(TradewindException.Kind.FORBIDDEN, "access.users-only");
        }
        return actor;
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getString(1),
                row.getString(2),
                Objects.requireNonNull(Row.instant(row, 3)),
                Objects.requireNonNull(Row.instant(row, 4)),
                Row.instant(row, 5));
    }

    private static void check(boolean holds, String code, Object limit) {
        if (!holds) {
            throw new TradewindException(TradewindException.Kind.INVALID, code, limit);
        }
    }
}
