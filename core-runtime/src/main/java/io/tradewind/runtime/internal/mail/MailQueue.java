package io.tradewind.runtime.internal.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordId;
import io.tradewind.event.Events;
import io.tradewind.mail.MailEnded;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * The outbox as those see it who empty it. Who sends a message has a claim on it for some minutes; each step is only done by who still
 * has the claim, so that a message whose sender has died, or is very slow, is never handed over twice.
 */
final class MailQueue {
    private static final Duration CLAIMED = Duration.ofMinutes(5);
    private static final Problem IN_DOUBT = new Problem("mail.in-doubt", "");

    private final Database database;
    private final Transactions transactions;
    private final Events events;
    private final Clock clock;

    /** A message that this node sends now. */
    record Claimed(
            String id,
            String messageId,
            String claim,
            @Nullable String message,
            @Nullable String composer,
            @Nullable String key,
            int attempts,
            Instant giveUpAt) {}

    MailQueue(Database database, Transactions transactions, Events events, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Takes the next message that is due. */
    Optional<Claimed> claim() {
        return transactions.required(() -> {
            Instant now = now();
            Sql sql = database.sql();
            String claim = RecordId.next();
            return sql.first(
                            "select id, message_id, message, composer, composer_key, attempts, give_up_at from core.mail_outbox"
                                    + " where state = 'QUEUED' and due_at <= ? order by due_at, id fetch first 1 rows only"
                                    + database.dialect().skipLocked(),
                            row -> claimed(row, claim),
                            now)
                    .filter(next -> sql.update(
                                    "update core.mail_outbox set state = 'SENDING', claim = ?, claimed_until = ?,"
                                            + " attempts = attempts + 1, handed = false where id = ? and state = 'QUEUED'",
                                    claim,
                                    now.plus(CLAIMED),
                                    next.id())
                            > 0);
        });
    }

    private static Claimed claimed(ResultSet row, String claim) throws SQLException {
        return new Claimed(
                row.getString(1),
                row.getString(2),
                claim,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6) + 1,
                Objects.requireNonNull(Row.instant(row, 7)));
    }

    /**
     * The last byte is about to go: from now on the server may have taken the message.
     *
     * @return whether the claim still holds
     */
    boolean handing(Claimed message) {
        return transactions.required(() -> step(message, "handed = true, claimed_until = ?", now().plus(CLAIMED)));
    }

    /** The server has it. Only its head is kept. */
    void sent(Claimed message, List<String> receivers, Runnable along) {
        transactions.run(() -> {
            if (step(
                    message,
                    "state = 'SENT', ended_at = ?, receivers = ?, message = null, claim = null, problem = null, said = null",
                    now(),
                    String.join(" ", receivers))) {
                tell(message, true, new Problem("", ""));
                along.run();
            }
        });
    }

    /** There is nothing to tell any more. */
    void dropped(Claimed message) {
        transactions.run(() -> database.sql()
                .update(
                        "delete from core.mail_outbox where id = ? and state = 'SENDING' and claim = ?",
                        message.id(),
                        message.claim()));
    }

    /** It is tried again, unless it has been for days. */
    void again(Claimed message, Problem problem, Instant due) {
        if (now().isBefore(message.giveUpAt())) {
            transactions.run(() -> step(
                    message,
                    "state = 'QUEUED', claim = null, due_at = ?, problem = ?, said = ?",
                    due,
                    problem.code(),
                    problem.said()));
        } else {
            failed(message, problem);
        }
    }

    void failed(Claimed message, Problem problem) {
        transactions.run(() -> {
            if (step(
                    message,
                    "state = 'FAILED', claim = null, ended_at = ?, problem = ?, said = ?",
                    now(),
                    problem.code(),
                    problem.said())) {
                tell(message, false, problem);
            }
        });
    }

    /** Who wrote a message is told what became of it; the engine's own are nobody's. */
    private void tell(Claimed message, boolean sent, Problem problem) {
        if (message.composer() == null) {
            events.publish(new MailEnded(message.messageId(), sent, problem.code(), problem.said(), now()));
        }
    }

    private boolean step(Claimed message, String set, Object... values) {
        @Nullable Object[] all = new Object[values.length + 2];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = message.id();
        all[values.length + 1] = message.claim();
        return database.sql()
                        .update(
                                "update core.mail_outbox set " + set
                                        + " where id = ? and state = 'SENDING' and claim = ?",
                                all)
                > 0;
    }

    /**
     * What others were sending when they died: tried again, unless the server may have it.
     *
     * @param alone whether no other node can be sending; else a claim is waited for until it ends
     */
    void recover(boolean alone) {
        transactions.run(() -> {
            Instant now = now();
            Instant ended = alone && database.dialect() == Dialect.DERBY ? now.plus(CLAIMED.multipliedBy(2)) : now;
            String where = " where state = 'SENDING' and claimed_until < ?";
            Sql sql = database.sql();
            sql.list(
                            "select message_id from core.mail_outbox" + where
                                    + " and handed = true and composer is null",
                            row -> row.getString(1),
                            ended)
                    .forEach(id -> events.publish(new MailEnded(id, false, IN_DOUBT.code(), "", now)));
            sql.update(
                    "update core.mail_outbox set state = 'FAILED', ended_at = ?, claim = null, problem = ?" + where
                            + " and handed = true",
                    now,
                    IN_DOUBT.code(),
                    ended);
            sql.update("update core.mail_outbox set state = 'QUEUED', claim = null" + where, ended);
        });
    }

    /** Throws away what ended before. */
    void dropOlderThan(Duration age) {
        transactions.run(() -> new MailBook(database.sql()).dropBefore(now().minus(age)));
    }
}
