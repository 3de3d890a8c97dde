package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.LogIn.Session;
import io.tradewind.entity.RecordId;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Sessions end after half an hour without use, twelve hours after log-in, and at once when their user is locked, gets another
 * password, or loses a right.
 */
@Component(service = Sessions.class)
public final class Sessions implements Doorkeeper {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    private final Transactions transactions;
    private final Database database;
    private final Epochs epochs;
    private final Clock clock;

    @Activate
    public Sessions(@Reference Transactions transactions, @Reference Database database, @Reference Epochs epochs) {
        this(transactions, database, epochs, Clock.systemUTC());
    }

    Sessions(Transactions transactions, Database database, Epochs epochs, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.epochs = epochs;
        this.clock = clock;
    }

    Session open(Actor actor, String origin) {
        Secret secret = Secret.fresh(Secret.SESSION);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        transactions.run(() -> database.sql()
                .update(
                        "insert into core.sessions (id, token_hash, user_id, origin, created_at, last_seen_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        RecordId.next(),
                        secret.hash(),
                        actor.id(),
                        origin,
                        now,
                        now,
                        now.plus(LONGEST)));
        return new Session(secret.text(), now.plus(LONGEST), actor);
    }

    @Override
    public Optional<Visit> find(String hash) {
        Instant now = clock.instant();
        return database.reads(sql -> sql.first(
                "select " + Account.COLUMNS + ", s.last_seen_at as seen_at, s.expires_at as expires_at"
                        + " from core.sessions s join core.users u on u.id = s.user_id"
                        + " where s.token_hash = ? and s.expires_at > ? and s.last_seen_at > ?"
                        + " and u.locked = false and u.removed_at is null",
                Visit::read,
                hash,
                now,
                now.minus(IDLE)));
    }

    @Override
    public void seen(String hash, Instant at) {
        transactions.run(() ->
                database.sql().update("update core.sessions set last_seen_at = ? where token_hash = ?", at, hash));
    }

    void end(String hash) {
        transactions.run(() -> database.sql().update("delete from core.sessions where token_hash = ?", hash));
    }

    /** Ends all sessions of the user but one, and forgets on every node what was known of them. */
    void endAllOf(String user, @Nullable String butHash) {
        transactions.run(() -> {
            database.sql()
                    .update(
                            "delete from core.sessions where user_id = ? and token_hash <> ?",
                            user,
                            butHash == null ? "" : butHash);
            epochs.bump(StoredStandings.EPOCH);
        });
    }

    /** Ends all sessions of everybody who has the role. */
    void endAllWithRole(String role) {
        transactions.run(() -> {
            database.sql()
                    .update(
                            "delete from core.sessions where user_id in"
                                    + " (select user_id from core.user_roles where role_id = ?)",
                            role);
            epochs.bump(StoredStandings.EPOCH);
        });
    }
}
