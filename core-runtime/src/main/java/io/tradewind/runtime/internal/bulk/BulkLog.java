package io.tradewind.runtime.internal.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldProblem;
import io.tradewind.runtime.internal.db.Sql.Absent;
import io.tradewind.runtime.internal.tx.Database;

/** The records of jobs and what became of each; written in the transaction that does it. */
record BulkLog(Database database) {
    private static final String TARGET =
            "select place, record_id, seen_version, done_version, old_values from core.bulk_record ";

    /**
     * A record of a job.
     *
     * @param version that it must have: the one seen when it was chosen, or the one after the change when it is undone
     * @param old values to give back
     */
    record Target(long place, String record, long version, Map<String, @Nullable Object> old) {}

    /**
     * What became of it.
     *
     * @param version after a change; 0: it was not changed
     * @param problem null unless it was refused
     */
    record Outcome(
            Target target,
            long version,
            Map<String, @Nullable Object> old,
            @Nullable FieldProblem problem) {}

    /** How many records came to what. */
    record Counts(long done, long changed, long unchanged, long refused) {}

    /** @param versions by id, -1 for any */
    void choose(String job, Map<String, Long> versions) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        versions.forEach((id, version) -> rows.add(new @Nullable Object[] {job, (long) rows.size() + 1, id, version}));
        database.sql().update("delete from core.bulk_record where job_id = ?", job);
        database.sql()
                .batch(
                        "insert into core.bulk_record (job_id, place, record_id, seen_version) values (?, ?, ?, ?)",
                        rows);
    }

    List<Target> next(String job, long after, int limit) {
        return database.reads(sql -> sql.list(
                TARGET + "where job_id = ? and place > ? order by place fetch first " + limit + " rows only",
                row -> target(row, "seen_version"),
                job,
                after));
    }

    /** Those that were changed and not undone. */
    List<Target> nextDone(String job, long after, int limit) {
        return database.reads(sql -> sql.list(
                TARGET + "where job_id = ? and place > ? and done_version is not null order by place fetch first "
                        + limit + " rows only",
                row -> target(row, "done_version"),
                job,
                after));
    }

    /** How many were changed and not undone. */
    long done(String job) {
        return database.reads(sql -> sql.first(
                        "select count(*) from core.bulk_record where job_id = ? and done_version is not null",
                        row -> row.getLong(1),
                        job))
                .orElse(0L);
    }

    private static Target target(ResultSet row, String version) throws SQLException {
        return new Target(
                row.getLong("place"),
                row.getString("record_id"),
                row.getLong(version),
                BulkJson.values(row.getString("old_values")));
    }

    void note(String job, List<Outcome> outcomes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            FieldProblem problem = outcome.problem();
            rows.add(new @Nullable Object[] {
                outcome.version() == 0 ? Absent.BIGINT : outcome.version(),
                BulkJson.values(outcome.old()),
                problem == null ? null : BulkJson.refusal(problem),
                job,
                outcome.target().place()
            });
        }
        database.sql()
                .batch(
                        "update core.bulk_record set done_version = ?, old_values = ?, refusal = ? where job_id = ? and place = ?",
                        rows);
    }

    /** Adds to the job's counts, and notes how far it is. */
    void advance(String job, long lastPlace, Counts counts, FormerValues former, Instant now) {
        database.sql()
                .update(
                        "update core.bulk_job set last_place = ?, done_count = done_count + ?, changed_count = changed_count + ?,"
                                + " unchanged_count = unchanged_count + ?, refused_count = refused_count + ?, former = ?,"
                                + " beat_at = ? where id = ?",
                        lastPlace,
                        counts.done(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.refused(),
                        BulkJson.former(former),
                        now,
                        job);
    }

    void forgetRefusals(String job) {
        database.sql()
                .update("update core.bulk_record set refusal = null where job_id = ? and refusal is not null", job);
    }

    /** A record that was refused. */
    record Refused(String record, FieldProblem problem) {}

    List<Refused> refusals(String job, int offset, int limit) {
        return database.reads(sql -> sql.list(
                "select record_id, refusal from core.bulk_record where job_id = ? and refusal is not null order by place offset "
                        + Math.max(0, offset) + " rows fetch first " + Math.clamp(limit, 1, 500) + " rows only",
                row -> new Refused(row.getString(1), BulkJson.refusal(row.getString(2))),
                job));
    }
}
