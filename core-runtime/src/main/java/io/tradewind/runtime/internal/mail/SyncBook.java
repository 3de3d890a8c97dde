package io.tradewind.runtime.internal.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordId;
import io.tradewind.mail.MailReceiver;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.SyncLog;
import io.tradewind.mail.SyncLog.Entry;
import io.tradewind.mail.SyncLog.Outcome;
import io.tradewind.record.RecordRef;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql;

/** The table of what was found in the mailbox. */
record SyncBook(Sql sql) {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int LONGEST = 250;
    private static final String COLUMNS =
            "select id, logged_at, outcome, sender, subject, record_ref, reason, said, times,"
                    + " case when content is null then 0 else 1 end from core.mail_log";

    /** A line about a message. */
    void add(
            Instant at,
            Outcome outcome,
            String sender,
            String subject,
            @Nullable RecordRef record,
            String reason,
            @Nullable String content) {
        insert(at, outcome, cut(sender), cut(subject), record, reason, "", 1, content);
    }

    private void insert(
            Instant at,
            Outcome outcome,
            String sender,
            String subject,
            @Nullable RecordRef record,
            String reason,
            String said,
            int times,
            @Nullable String content) {
        sql.update(
                "insert into core.mail_log (id, logged_at, outcome, sender, subject, record_ref, reason, said, times, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                RecordId.next(),
                at,
                outcome.name(),
                sender,
                subject,
                record == null ? null : record.toString(),
                reason,
                said,
                times,
                content);
    }

    void fetched(Instant at, int messages) {
        insert(at, Outcome.FETCHED, "", "", null, "", "", messages, null);
    }

    /** Several failures of one kind in a row are one line. */
    void failed(Instant at, Problem problem) {
        boolean again = sql.first(
                        "select id, outcome, reason from core.mail_log order by logged_at desc, id desc"
                                + " fetch first 1 rows only",
                        row -> row.getString(2).equals(Outcome.FAILED.name())
                                        && row.getString(3).equals(problem.code())
                                ? row.getString(1)
                                : "")
                .filter(id -> !id.isEmpty()
                        && sql.update(
                                        "update core.mail_log set logged_at = ?, said = ?, times = times + 1 where id = ?",
                                        at,
                                        problem.said(),
                                        id)
                                > 0)
                .isPresent();
        if (!again) {
            insert(at, Outcome.FAILED, "", "", null, problem.code(), problem.said(), 1, null);
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Newest first, after a moment and an id. */
    List<Entry> page(@Nullable Outcome outcome, int limit, @Nullable Instant before, String beforeId) {
        List<@Nullable Object> values = new ArrayList<>();
        String where = " where 1 = 1";
        if (outcome != null) {
            where += " and outcome = ?";
            values.add(outcome.name());
        }
        if (before != null) {
            where += " and (logged_at < ? or (logged_at = ? and id < ?))";
            values.addAll(List.of(before, before, beforeId));
        }
        values.add(limit);
        return sql.list(
                COLUMNS + where + " order by logged_at desc, id desc fetch first ? rows only",
                SyncBook::entry,
                values.toArray());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String record = row.getString(6);
        return new Entry(
                row.getString(1),
                Objects.requireNonNull(Row.instant(row, 2)),
                Outcome.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                record == null ? null : RecordRef.parse(record).orElse(null),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getInt(10) == 1);
    }

    Optional<Outcome> outcome(String id) {
        return sql.first(
                "select outcome from core.mail_log where id = ?", row -> Outcome.valueOf(row.getString(1)), id);
    }

    /** The message of a line, while it waits. */
    Optional<String> content(String id) {
        return sql.first(
                "select content from core.mail_log where id = ? and content is not null", row -> row.getString(1), id);
    }

    /** @return whether it was waiting still */
    boolean decide(String id, Outcome outcome, @Nullable RecordRef record) {
        return sql.update(
                        "update core.mail_log set outcome = ?, record_ref = ?, reason = ?, content = null"
                                + " where id = ? and outcome = 'UNMATCHED'",
                        outcome.name(),
                        record == null ? null : record.toString(),
                        record == null ? "" : MailReceiver.Reason.BY_HAND.name(),
                        id)
                > 0;
    }

    void trim(Instant now) {
        sql.update("delete from core.mail_log where logged_at < ?", now.minus(KEPT));
        sql.first(
                        "select logged_at from core.mail_log order by logged_at desc, id desc offset ? rows"
                                + " fetch first 1 rows only",
                        row -> Objects.requireNonNull(Row.instant(row, 1)),
                        SyncLog.KEPT)
                .ifPresent(last -> sql.update("delete from core.mail_log where logged_at <= ?", last));
    }
}
