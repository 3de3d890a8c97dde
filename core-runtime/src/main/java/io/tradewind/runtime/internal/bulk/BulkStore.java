package io.tradewind.runtime.internal.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.bulk.BulkChanges.State;
import io.tradewind.record.RecordQuery;
import io.tradewind.runtime.internal.bulk.StoredBulk.Pass;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql.Absent;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.work.KeptActor;
import io.tradewind.tx.Transactions;
import tools.jackson.databind.json.JsonMapper;

/** Jobs in the database. What one of them did to records is in {@link BulkLog}. */
record BulkStore(Database database, Transactions transactions) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JOB = "select * from core.bulk_job ";

    void add(Job job, @Nullable RecordQuery query, KeptActor actor) {
        database.sql()
                .update(
                        "insert into core.bulk_job (id, record_type, job_work, selection, actor, started_by, state, dry_run, pass,"
                                + " last_place, total_count, done_count, changed_count, unchanged_count, refused_count, former,"
                                + " cancel_asked, started_at, beat_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0, 0, 0, ?, ?, ?, ?)",
                        job.id(),
                        job.type(),
                        BulkJson.work(job.work()),
                        BulkJson.query(query),
                        JSON.writeValueAsString(actor),
                        job.startedBy(),
                        job.state(),
                        job.dryRun(),
                        query == null ? Pass.WORK : Pass.CHOOSE,
                        job.total(),
                        BulkJson.former(new FormerValues(Map.of())),
                        false,
                        job.startedAt(),
                        job.startedAt());
    }

    Optional<StoredBulk> find(String id) {
        return database.reads(sql -> sql.first(JOB + "where id = ?", BulkStore::stored, id));
    }

    List<StoredBulk> recent(String startedBy, int limit) {
        return database.reads(sql -> sql.list(
                JOB + "where started_by = ? and dry_run = ? order by started_at desc, id desc fetch first "
                        + Math.clamp(limit, 1, 500) + " rows only",
                BulkStore::stored,
                startedBy,
                false));
    }

    List<StoredBulk> silentSince(Instant time) {
        return database.reads(sql -> sql.list(
                JOB + "where state in ('WAITING', 'RUNNING', 'UNDOING') and beat_at < ? order by started_at",
                BulkStore::stored,
                time));
    }

    boolean claim(String id, Instant beatAt, Instant now) {
        return transactions.required(() -> database.sql()
                        .update("update core.bulk_job set beat_at = ? where id = ? and beat_at = ?", now, id, beatAt))
                == 1;
    }

    void running(String id) {
        transactions.run(() -> database.sql().update("update core.bulk_job set state = 'RUNNING' where id = ?", id));
    }

    /** The records are known: the work begins. Joins the transaction that wrote them down. */
    void chosen(String id, long total, Instant now) {
        database.sql()
                .update(
                        "update core.bulk_job set total_count = ?, pass = ?, beat_at = ? where id = ?",
                        total,
                        Pass.WORK,
                        now,
                        id);
    }

    void end(String id, State state, @Nullable String problem, Instant ended, @Nullable Instant undoUntil) {
        transactions.run(() -> database.sql()
                .update(
                        "update core.bulk_job set state = ?, problem = ?, ended_at = ?, undo_until = ? where id = ?",
                        state,
                        problem,
                        ended,
                        undoUntil == null ? Absent.TIMESTAMP : undoUntil,
                        id));
    }

    /** Begins the way back, counted anew; false if somebody was faster. */
    boolean beginUndo(String id, State from, long total, Instant now) {
        return database.sql()
                        .update(
                                "update core.bulk_job set state = ?, pass = ?, last_place = 0, total_count = ?, done_count = 0,"
                                        + " changed_count = 0, unchanged_count = 0, refused_count = 0, cancel_asked = ?,"
                                        + " beat_at = ? where id = ? and state = ?",
                                State.UNDOING,
                                Pass.UNDO,
                                total,
                                false,
                                now,
                                id,
                                from)
                == 1;
    }

    void askToCancel(String id) {
        transactions.run(
                () -> database.sql().update("update core.bulk_job set cancel_asked = ? where id = ?", true, id));
    }

    boolean cancelAsked(String id) {
        return database.reads(sql ->
                        sql.first("select cancel_asked from core.bulk_job where id = ?", row -> row.getBoolean(1), id))
                .orElse(true);
    }

    /** Jobs that are over and can no longer be undone, with all that is known of them. */
    void dropBefore(Instant time) {
        transactions.run(() -> {
            database.sql()
                    .update(
                            "delete from core.bulk_record where job_id in (select id from core.bulk_job where started_at < ?)",
                            time);
            database.sql().update("delete from core.bulk_job where started_at < ?", time);
        });
    }

    private static StoredBulk stored(ResultSet row) throws SQLException {
        FormerValues former = BulkJson.former(row.getString("former"));
        Job job = new Job(
                row.getString("id"),
                row.getString("record_type"),
                BulkJson.work(row.getString("job_work")),
                State.valueOf(row.getString("state")),
                row.getBoolean("dry_run"),
                row.getLong("total_count"),
                row.getLong("done_count"),
                row.getLong("changed_count"),
                row.getLong("unchanged_count"),
                row.getLong("refused_count"),
                former.told(),
                row.getString("problem"),
                row.getString("started_by"),
                Objects.requireNonNull(Row.instant(row, "started_at")),
                Row.instant(row, "ended_at"),
                Row.instant(row, "undo_until"));
        return new StoredBulk(
                job,
                BulkJson.query(row.getString("selection")),
                JSON.readValue(row.getString("actor"), KeptActor.class).actor(),
                Pass.valueOf(row.getString("pass")),
                row.getLong("last_place"),
                former,
                Objects.requireNonNull(Row.instant(row, "beat_at")));
    }
}
