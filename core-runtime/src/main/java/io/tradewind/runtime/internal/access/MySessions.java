package io.tradewind.runtime.internal.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Identity;
import io.tradewind.access.OwnSessions;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/** The current actor's sessions in the table of all. */
@Component(service = OwnSessions.class)
public final class MySessions implements OwnSessions {
    private final Identity identity;
    private final Transactions transactions;
    private final Database database;
    private final Epochs epochs;
    private final Sessions sessions;
    private final Clock clock;

    @Activate
    public MySessions(
            @Reference Identity identity,
            @Reference Transactions transactions,
            @Reference Database database,
            @Reference Epochs epochs,
            @Reference Sessions sessions) {
        this(identity, transactions, database, epochs, sessions, Clock.systemUTC());
    }

    MySessions(
            Identity identity,
            Transactions transactions,
            Database database,
            Epochs epochs,
            Sessions sessions,
            Clock clock) {
        this.identity = identity;
        this.transactions = transactions;
        this.database = database;
        this.epochs = epochs;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<Open> mine(String token) {
        String hash = Secret.sha256(token);
        Instant now = clock.instant();
        return database.reads(sql -> sql.list(
                "select id, origin, created_at, last_seen_at, token_hash from core.sessions"
                        + " where user_id = ? and expires_at > ? and last_seen_at > ? order by last_seen_at desc, id",
                row -> new Open(
                        row.getString(1),
                        row.getString(2),
                        Objects.requireNonNull(Row.instant(row, 3)),
                        Objects.requireNonNull(Row.instant(row, 4)),
                        row.getString(5).equals(hash)),
                identity.require().id(),
                now,
                now.minus(Sessions.IDLE)));
    }

    @Override
    public void end(String id) {
        String user = identity.require().id();
        transactions.run(() -> {
            if (database.sql().update("delete from core.sessions where id = ? and user_id = ?", id, user) == 0) {
                throw new TradewindException(Kind.NOT_FOUND, "record.not-found");
            }
            epochs.bump(StoredStandings.EPOCH);
        });
    }

    @Override
    public void endOthers(String token) {
        sessions.endAllOf(identity.require().id(), Secret.sha256(token));
    }
}
