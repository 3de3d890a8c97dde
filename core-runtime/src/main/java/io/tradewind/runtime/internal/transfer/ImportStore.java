package io.tradewind.runtime.internal.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.runtime.internal.db.Row;
import io.tradewind.runtime.internal.db.Sql.Absent;
import io.tradewind.runtime.internal.transfer.StoredJob.Pass;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.runtime.internal.work.KeptActor;
import io.tradewind.transfer.Imports.Draft;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.Plan;
import io.tradewind.transfer.Imports.State;
import io.tradewind.tx.Transactions;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts and jobs in the database. What one job did to records is in {@link ImportLog}. */
@Component(service = ImportStore.class)
public final class ImportStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JOB =
            "select id, record_type, file_name, state, dry_run, row_count, done_count, created_count,"
                    + " updated_count, unchanged_count, failed_count, new_values, new_records, spellings, problem, started_by, started_at, ended_at,"
                    + " undo_until, draft_id, import_plan, actor, pass, last_row, cancel_asked, beat_at from core.import_job ";

    private final Database database;
    private final Transactions transactions;

    @Activate
    public ImportStore(@Reference Database database, @Reference Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String json, TypeReference<T> type) {
        return JSON.readValue(json, type);
    }

    void keep(Draft draft, String owner, Instant at) {
        transactions.run(() -> {
            database.sql().update("delete from core.import_draft where id = ?", draft.id());
            database.sql()
                    .update(
                            "insert into core.import_draft (id, record_type, owner_id, created_at, draft) values (?, ?, ?, ?, ?)",
                            draft.id(),
                            draft.type(),
                            owner,
                            at,
                            json(draft));
        });
    }

    /** A draft that the user uploaded. */
    Optional<Draft> draft(String id, String owner) {
        return database.reads(sql -> sql.first(
                "select draft from core.import_draft where id = ? and owner_id = ?",
                row -> JSON.readValue(row.getString(1), Draft.class),
                id,
                owner));
    }

    /** Whoever uploaded it. */
    Optional<Draft> draft(String id) {
        return database.reads(sql -> sql.first(
                "select draft from core.import_draft where id = ?",
                row -> JSON.readValue(row.getString(1), Draft.class),
                id));
    }

    /** Drafts that are older and not part of a job that can be undone; they go, with their files. */
    List<String> dropDraftsBefore(Instant time) {
        return transactions.required(() -> {
            List<String> old = database.sql()
                    .list(
                            "select id from core.import_draft where created_at < ? and id not in (select draft_id from"
                                    + " core.import_job where started_at >= ?)",
                            row -> row.getString(1),
                            time,
                            time);
            old.forEach(id -> database.sql().update("delete from core.import_draft where id = ?", id));
            return old;
        });
    }

    void add(Job job, String draft, Plan plan, Actor actor) {
        transactions.run(() -> database.sql()
                .update(
                        "insert into core.import_job (id, draft_id, record_type, file_name, import_plan, actor, started_by,"
                                + " state, dry_run, pass, last_row, row_count, done_count, created_count, updated_count,"
                                + " unchanged_count, failed_count, new_values, cancel_asked, started_at, beat_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0, 0, 0, 0, ?, ?, ?, ?)",
                        job.id(),
                        draft,
                        job.type(),
                        job.fileName(),
                        json(plan),
                        json(new KeptActor(actor)),
                        job.startedBy(),
                        job.state(),
                        job.dryRun(),
                        Pass.ROWS,
                        job.rows(),
                        json(job.newValues()),
                        false,
                        job.startedAt(),
                        job.startedAt()));
    }

    Optional<StoredJob> job(String id) {
        return database.reads(sql -> sql.first(JOB + "where id = ?", ImportStore::stored, id));
    }

    List<StoredJob> recent(@Nullable String startedBy, int limit) {
        String end = " order by started_at desc, id desc fetch first " + Math.clamp(limit, 1, 500) + " rows only";
        return database.reads(sql -> startedBy == null
                ? sql.list(JOB + end, ImportStore::stored)
                : sql.list(JOB + "where started_by = ?" + end, ImportStore::stored, startedBy));
    }

    /** Jobs under way that gave no sign of life since. */
    List<StoredJob> silentSince(Instant time) {
        return database.reads(sql -> sql.list(
                JOB + "where state in ('WAITING', 'RUNNING', 'UNDOING') and beat_at < ? order by started_at",
                ImportStore::stored,
                time));
    }

    /** Takes over a job; false if somebody else was faster. */
    boolean claim(String id, Instant beatAt, Instant now) {
        return transactions.required(() -> database.sql()
                        .update("update core.import_job set beat_at = ? where id = ? and beat_at = ?", now, id, beatAt))
                == 1;
    }

    void state(String id, State state, @Nullable String problem, @Nullable Instant ended, @Nullable Instant undoUntil) {
        transactions.run(() -> database.sql()
                .update(
                        "update core.import_job set state = ?, problem = ?, ended_at = ?, undo_until = ? where id = ?",
                        state,
                        problem,
                        ended == null ? Absent.TIMESTAMP : ended,
                        undoUntil == null ? Absent.TIMESTAMP : undoUntil,
                        id));
    }

    void running(String id) {
        transactions.run(() -> database.sql().update("update core.import_job set state = 'RUNNING' where id = ?", id));
    }

    /** Begins a pass from its start; joins a running transaction. */
    void begin(String id, State state, Pass pass, Instant now) {
        transactions.run(() -> database.sql()
                .update(
                        "update core.import_job set state = ?, pass = ?, last_row = 0, beat_at = ? where id = ?",
                        state,
                        pass,
                        now,
                        id));
    }

    void surveyed(
            String id, long rows, Map<String, List<String>> newValues, Map<String, Map<String, String>> spellings) {
        transactions.run(() -> database.sql()
                .update(
                        "update core.import_job set row_count = ?, new_values = ?, spellings = ? where id = ?",
                        rows,
                        json(newValues),
                        json(spellings),
                        id));
    }

    /** Which records were or would be made on the way; joins a running transaction. */
    void madeRecords(String id, Map<String, List<String>> newRecords) {
        transactions.run(() ->
                database.sql().update("update core.import_job set new_records = ? where id = ?", json(newRecords), id));
    }

    void askToCancel(String id) {
        transactions.run(
                () -> database.sql().update("update core.import_job set cancel_asked = ? where id = ?", true, id));
    }

    boolean cancelAsked(String id) {
        return database.reads(sql -> sql.first(
                        "select cancel_asked from core.import_job where id = ?", row -> row.getBoolean(1), id))
                .orElse(true);
    }

    private static <V> Map<String, V> kept(@Nullable String json, TypeReference<Map<String, V>> type) {
        return json == null ? Map.of() : read(json, type);
    }

    private static StoredJob stored(ResultSet row) throws SQLException {
        Job job = new Job(
                row.getString("id"),
                row.getString("record_type"),
                row.getString("file_name"),
                State.valueOf(row.getString("state")),
                row.getBoolean("dry_run"),
                row.getLong("row_count"),
                row.getLong("done_count"),
                row.getLong("created_count"),
                row.getLong("updated_count"),
                row.getLong("unchanged_count"),
                row.getLong("failed_count"),
                read(row.getString("new_values"), new TypeReference<Map<String, List<String>>>() {}),
                row.getString("problem"),
                row.getString("started_by"),
                Objects.requireNonNull(Row.instant(row, "started_at")),
                Row.instant(row, "ended_at"),
                Row.instant(row, "undo_until"),
                kept(row.getString("new_records"), new TypeReference<Map<String, List<String>>>() {}),
                kept(row.getString("spellings"), new TypeReference<Map<String, Map<String, String>>>() {}));
        return new StoredJob(
                job,
                row.getString("draft_id"),
                JSON.readValue(row.getString("import_plan"), Plan.class),
                JSON.readValue(row.getString("actor"), KeptActor.class).actor(),
                Pass.valueOf(row.getString("pass")),
                row.getLong("last_row"),
                row.getBoolean("cancel_asked"),
                Row.instant(row, "beat_at"));
    }
}
