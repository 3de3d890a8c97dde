package io.tradewind.runtime.internal.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordId;
import io.tradewind.mail.Outbox.Entry;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.Outbox.State;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;

/** The table of messages. */
record MailBook(Sql sql) {
    private static final Duration TRIED = Duration.ofDays(3);
    private static final String COLUMNS =
            "select id, message_id, receivers, subject, state, attempts, queued_at, due_at,"
                    + " ended_at, problem, said from core.mail_outbox";

    /**
     * What is to be put in.
     *
     * @param message the message, or null: it is composed when it is sent
     */
    record Fresh(
            String messageId,
            List<String> receivers,
            String subject,
            @Nullable String message,
            @Nullable String composer,
            @Nullable String key,
            Instant due) {}

    void add(Fresh fresh, Instant now) {
        sql.update(
                "insert into core.mail_outbox (id, message_id, state, receivers, subject, message, composer, composer_key,"
                        + " queued_at, due_at, give_up_at, attempts, handed) values (?, ?, 'QUEUED', ?, ?, ?, ?, ?, ?, ?, ?, 0, false)",
                RecordId.next(),
                fresh.messageId(),
                String.join(" ", fresh.receivers()),
                fresh.subject(),
                fresh.message(),
                fresh.composer(),
                fresh.key(),
                now,
                fresh.due(),
                fresh.due().plus(TRIED));
    }

    Optional<State> state(String messageId) {
        return sql.first(
                "select state from core.mail_outbox where message_id = ?",
                row -> State.valueOf(row.getString(1)),
                messageId);
    }

    /** Newest first, after a moment and an id. */
    List<Entry> page(@Nullable State state, int limit, @Nullable Instant before, String beforeId) {
        List<@Nullable Object> values = new ArrayList<>();
        String where = " where 1 = 1";
        if (state != null) {
            where += " and state = ?";
            values.add(state.name());
        }
        if (before != null) {
            where += " and (queued_at < ? or (queued_at = ? and id < ?))";
            values.addAll(List.of(before, before, beforeId));
        }
        values.add(limit);
        return sql.list(
                COLUMNS + where + " order by queued_at desc, id desc fetch first ? rows only",
                MailBook::entry,
                values.toArray());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString(5));
        String problem = row.getString(10);
        return new Entry(
                row.getString(1),
                row.getString(2),
                List.of(row.getString(3).split(" ")),
                row.getString(4),
                state,
                row.getInt(6),
                Objects.requireNonNull(Row.instant(row, 7)),
                state == State.QUEUED ? Row.instant(row, 8) : null,
                Row.instant(row, 9),
                problem == null ? null : new Problem(problem, Objects.requireNonNullElse(row.getString(11), "")));
    }

    Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        sql.list(
                "select state, count(*) from core.mail_outbox group by state",
                row -> counts.put(State.valueOf(row.getString(1)), row.getLong(2)) == null);
        return counts;
    }

    /** The Message-ID, unless the engine composes it. */
    Optional<String> ownMessage(String id) {
        return sql.first(
                "select message_id from core.mail_outbox where id = ? and composer is null",
                row -> row.getString(1),
                id);
    }

    boolean isThere(String id) {
        return sql.first("select id from core.mail_outbox where id = ?", row -> true, id)
                .isPresent();
    }

    /** @return whether it waits or has failed */
    boolean requeue(String id, Instant now) {
        return sql.update(
                        "update core.mail_outbox set state = 'QUEUED', due_at = ?, give_up_at = ?, ended_at = null, handed = false"
                                + " where id = ? and state in ('QUEUED', 'FAILED')",
                        now,
                        now.plus(TRIED),
                        id)
                > 0;
    }

    /** @return whether it waited or had failed */
    boolean remove(String id) {
        return sql.update("delete from core.mail_outbox where id = ? and state in ('QUEUED', 'FAILED')", id) > 0;
    }

    void dropBefore(Instant time) {
        sql.update("delete from core.mail_outbox where ended_at < ?", time);
    }
}
