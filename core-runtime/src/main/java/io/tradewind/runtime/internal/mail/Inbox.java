package io.tradewind.runtime.internal.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordId;
import io.tradewind.mail.Mailbox.Fetching;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * How far the mailbox was read. One node at a time has a claim on it, for some minutes from its last step; each step is only done by who
 * still has the claim, in the transaction that also keeps the message. So each message is taken once, whoever dies or is slow.
 */
final class Inbox {
    private static final Duration CLAIMED = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofDays(730);
    private static final String MINE = " where id = 'main' and claim = ?";

    private final Database database;
    private final Transactions transactions;
    private final Clock clock;

    /** The right to read on from a place. */
    record Claim(String id, long uidValidity, long lastUid, int attempts) {}

    Inbox(Database database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @return empty: it is not due, or another node reads it */
    Optional<Claim> claim(String mailbox) {
        return transactions.required(() -> {
            Sql sql = database.sql();
            Instant now = now();
            begin(sql, mailbox, now);
            String claim = RecordId.next();
            boolean mine = sql.update(
                            "update core.mailbox set claim = ?, claimed_until = ? where id = 'main' and next_at <= ?"
                                    + " and (claim is null or claimed_until < ?)",
                            claim,
                            now.plus(CLAIMED),
                            now,
                            now)
                    > 0;
            return mine
                    ? sql.first(
                            "select uid_validity, last_uid, attempts from core.mailbox where id = 'main'",
                            row -> new Claim(claim, row.getLong(1), row.getLong(2), row.getInt(3)))
                    : Optional.empty();
        });
    }

    /** Another mailbox begins anew. */
    private static void begin(Sql sql, String mailbox, Instant now) {
        Optional<String> former =
                sql.first("select mailbox from core.mailbox where id = 'main'", row -> row.getString(1));
        if (former.isEmpty()) {
            sql.update(
                    "insert into core.mailbox (id, mailbox, uid_validity, last_uid, attempts, next_at)"
                            + " values ('main', ?, 0, 0, 0, ?)",
                    mailbox,
                    now);
        } else if (!former.get().equals(mailbox)) {
            sql.update(
                    "update core.mailbox set mailbox = ?, uid_validity = 0, last_uid = 0, attempts = 0, next_at = ?,"
                            + " claim = null where id = 'main'",
                    mailbox,
                    now);
        }
    }

    /** Numbers of messages mean something else from now on. */
    void renumbered(Claim claim, long uidValidity) {
        transactions.run(() -> step(claim, "uid_validity = ?, last_uid = 0, attempts = 0", uidValidity));
    }

    /**
     * This message is done with; in the transaction that keeps it.
     *
     * @throws LostClaim if somebody else goes on
     */
    void passed(Claim claim, long uid) {
        if (!step(claim, "last_uid = ?, attempts = 0, claimed_until = ?", uid, now().plus(CLAIMED))) {
            throw new LostClaim();
        }
    }

    /** The next message could not be taken. */
    void stuck(Claim claim, int attempts) {
        transactions.run(() -> step(claim, "attempts = ?", attempts));
    }

    void ended(Claim claim, @Nullable Problem problem, Instant next) {
        transactions.run(() -> step(
                claim,
                "claim = null, fetched_at = ?, problem = ?, said = ?, next_at = ?",
                now(),
                problem == null ? null : problem.code(),
                problem == null ? null : problem.said(),
                next));
    }

    private boolean step(Claim claim, String set, @Nullable Object... values) {
        @Nullable Object[] all = new Object[values.length + 1];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = claim.id();
        return database.sql().update("update core.mailbox set " + set + MINE, all) > 0;
    }

    void dueNow() {
        transactions.run(() -> database.sql().update("update core.mailbox set next_at = ? where id = 'main'", now()));
    }

    Optional<Fetching> fetching() {
        return database.reads(sql -> sql.first(
                "select fetched_at, next_at, problem, said from core.mailbox where id = 'main'", Inbox::fetching));
    }

    private static Fetching fetching(ResultSet row) throws SQLException {
        String problem = row.getString(3);
        String said = row.getString(4);
        return new Fetching(
                Row.instant(row, 1),
                Row.instant(row, 2),
                problem == null ? null : new Problem(problem, said == null ? "" : said));
    }

    /** @return whether it is taken for the first time; remembered from now on */
    boolean isNew(String messageId) {
        String key = Fingerprint.of(messageId);
        Sql sql = database.sql();
        boolean known = sql.first("select 1 from core.mail_received where message_key = ?", row -> true, key)
                .isPresent();
        if (!known) {
            sql.update("insert into core.mail_received (message_key, received_at) values (?, ?)", key, now());
        }
        return !known;
    }

    void forgetOld() {
        transactions.run(() ->
                database.sql().update("delete from core.mail_received where received_at < ?", now().minus(REMEMBERED)));
    }

    /** Another node reads the mailbox by now. */
    static final class LostClaim extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
