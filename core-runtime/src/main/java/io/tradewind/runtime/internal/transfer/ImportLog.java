package io.tradewind.runtime.internal.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.transfer.sheet.Encoding;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.transfer.Imports.RowProblem;
import tools.jackson.core.type.TypeReference;

/** What a job did, row by row; written in the transaction that does it. */
@Component(service = ImportLog.class)
public final class ImportLog {
    /** Problems kept of one job; further ones are only counted. */
    private static final long PROBLEMS = 100_000;

    private static final String TOUCHED =
            "select record_id, line_number, created, record_version, old_values, record_type from core.import_record";

    private final Database database;

    @Activate
    public ImportLog(@Reference Database database) {
        this.database = database;
    }

    /** Records made on the way stand behind all rows, the later ones before those that they refer to: undo goes along. */
    private static final long LAST_MADE = 1_000_000_000_000L;

    /**
     * A record that a job made or changed.
     *
     * @param type of a record made on the way; null: the job's
     */
    record Touched(
            String record,
            long row,
            boolean created,
            long version,
            @Nullable Map<String, @Nullable Object> old,
            @Nullable String type) {
        Touched(String record, long row, boolean created, long version, @Nullable Map<String, @Nullable Object> old) {
            this(record, row, created, version, old, null);
        }
    }

    /** Notes records made on the way, in the order in which they were made. */
    void made(String job, String type, Map<String, Long> versions) {
        long row = database.sql()
                .first(
                        "select min(line_number) from core.import_record where job_id = ? and record_type is not null",
                        found -> found.getLong(1),
                        job)
                .filter(last -> last > 0)
                .orElse(LAST_MADE);
        List<Touched> records = new ArrayList<>();
        for (Map.Entry<String, Long> one : versions.entrySet()) {
            records.add(new Touched(one.getKey(), --row, true, one.getValue(), null, type));
        }
        touched(job, records);
    }

    /** A reference to link when all rows are in. */
    record Link(long row, String field, String record, String words, String column, List<String> cells) {}

    /** How many rows came to what. */
    record Counts(long done, long created, long updated, long unchanged, long failed) {}

    /** Notes what was made or changed; a record that the job touches again goes back to how it was before the first time. */
    void touched(String job, List<Touched> records) {
        Map<String, Touched> known = known(
                job,
                records.stream()
                        .filter(touched -> !touched.created())
                        .map(Touched::record)
                        .toList());
        List<@Nullable Object[]> fresh = new ArrayList<>();
        List<@Nullable Object[]> again = new ArrayList<>();
        for (Touched touched : records) {
            Touched first = known.get(touched.record());
            if (first == null) {
                fresh.add(new @Nullable Object[] {
                    job,
                    touched.record(),
                    touched.row(),
                    touched.created(),
                    touched.version(),
                    json(touched.old()),
                    touched.type()
                });
            } else {
                again.add(new @Nullable Object[] {
                    touched.version(),
                    first.created() ? null : json(merged(first.old(), touched.old())),
                    job,
                    touched.record()
                });
            }
        }
        database.sql()
                .batch(
                        "insert into core.import_record (job_id, record_id, line_number, created, record_version, old_values,"
                                + " record_type) values (?, ?, ?, ?, ?, ?, ?)",
                        fresh);
        database.sql()
                .batch(
                        "update core.import_record set record_version = ?, old_values = ? where job_id = ? and record_id = ?",
                        again);
    }

    private static @Nullable String json(@Nullable Map<String, @Nullable Object> values) {
        return values == null ? null : ImportStore.json(values);
    }

    private static Map<String, @Nullable Object> merged(
            @Nullable Map<String, @Nullable Object> first, @Nullable Map<String, @Nullable Object> second) {
        Map<String, @Nullable Object> old = second == null ? new HashMap<>() : new HashMap<>(second);
        if (first != null) {
            old.putAll(first);
        }
        return old;
    }

    /** The records as the job left them before, if it touched them. */
    private Map<String, Touched> known(String job, List<String> records) {
        Map<String, Touched> known = new HashMap<>();
        for (String record : records) {
            database.sql()
                    .first(TOUCHED + " where job_id = ? and record_id = ?", ImportLog::touched, job, record)
                    .ifPresent(found -> known.put(record, found));
        }
        return known;
    }

    /** The next records after a row, in row order. */
    List<Touched> after(String job, long row, int limit) {
        return database.reads(sql -> sql.list(
                TOUCHED
                        + " where job_id = ? and line_number > ? order by line_number fetch first " + limit
                        + " rows only",
                ImportLog::touched,
                job,
                row));
    }

    private static Touched touched(java.sql.ResultSet row) throws java.sql.SQLException {
        String old = row.getString(5);
        return new Touched(
                row.getString(1),
                row.getLong(2),
                row.getBoolean(3),
                row.getLong(4),
                old == null ? null : ImportStore.read(old, new TypeReference<Map<String, @Nullable Object>>() {}),
                row.getString(6));
    }

    void links(String job, List<Link> links) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Link link : links) {
            rows.add(new @Nullable Object[] {
                job,
                link.row(),
                link.field(),
                link.record(),
                link.words(),
                link.column(),
                ImportStore.json(link.cells())
            });
        }
        database.sql()
                .batch(
                        "insert into core.import_link (job_id, line_number, field_name, record_id, words, column_name, cells)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        rows);
    }

    List<Link> linksAfter(String job, long row, int limit) {
        return database.reads(sql -> sql.list(
                "select line_number, field_name, record_id, words, column_name, cells from core.import_link"
                        + " where job_id = ? and line_number > ? order by line_number, field_name fetch first " + limit
                        + " rows only",
                found -> new Link(
                        found.getLong(1),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        found.getString(5),
                        ImportStore.read(found.getString(6), new TypeReference<List<String>>() {})),
                job,
                row));
    }

    /** Adds to the job's counts, and notes how far it is. */
    void advance(String job, long lastRow, Counts counts, Instant now) {
        database.sql()
                .update(
                        "update core.import_job set last_row = ?, done_count = done_count + ?, created_count = created_count + ?,"
                                + " updated_count = updated_count + ?, unchanged_count = unchanged_count + ?,"
                                + " failed_count = failed_count + ?, beat_at = ? where id = ?",
                        lastRow,
                        counts.done(),
                        counts.created(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.failed(),
                        now,
                        job);
    }

    void refused(String job, long row, List<String> cells, List<RowRefused> refusals) {
        Sql sql = database.sql();
        long kept = sql.first("select failed_count from core.import_job where id = ?", found -> found.getLong(1), job)
                .orElse(0L);
        if (kept >= PROBLEMS) {
            return;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        int place = 0;
        for (RowRefused refusal : refusals) {
            rows.add(new @Nullable Object[] {
                job,
                row,
                place++,
                storable(refusal.column()),
                storable(refusal.value()),
                refusal.code(),
                ImportStore.json(
                        refusal.arguments().stream().map(ImportLog::storable).toList()),
                ImportStore.json(cells.stream().map(ImportLog::storable).toList())
            });
        }
        sql.batch(
                "insert into core.import_problem (job_id, line_number, place, column_name, cell, code, arguments, cells)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD').replace(Encoding.UNREADABLE, '\uFFFD');
    }

    void forgetLinks(String job) {
        database.sql().update("delete from core.import_link where job_id = ?", job);
    }

    /** Begins the counts anew for the way back. */
    void beginUndo(String job) {
        database.sql().update("delete from core.import_problem where job_id = ?", job);
        database.sql()
                .update(
                        "update core.import_job set done_count = 0, failed_count = 0, cancel_asked = ? where id = ?",
                        false,
                        job);
    }

    /** What can no longer be undone need not be kept. */
    void forgetUndoBefore(Instant time) {
        database.sql()
                .update(
                        "delete from core.import_record where job_id in (select id from core.import_job where undo_until < ?)",
                        time);
    }

    List<RowProblem> problems(String job, int offset, int limit) {
        return database.reads(sql -> sql.list(
                PROBLEM + "where job_id = ? order by line_number, place offset " + Math.max(0, offset)
                        + " rows fetch first " + Math.clamp(limit, 1, 1_000) + " rows only",
                ImportLog::problem,
                job));
    }

    private static final String PROBLEM =
            "select line_number, column_name, cell, code, arguments, cells from core.import_problem ";

    /** All problems in row order, a page at a time. */
    void eachProblem(String job, Consumer<RowProblem> reader) {
        long after = 0;
        while (true) {
            long from = after;
            List<RowProblem> page = database.reads(sql -> sql.list(
                    PROBLEM + "where job_id = ? and line_number > ? and line_number <= ? order by line_number, place",
                    ImportLog::problem,
                    job,
                    from,
                    from + 2_000));
            page.forEach(reader);
            after += 2_000;
            if (page.isEmpty() && !moreAfter(job, after)) {
                return;
            }
        }
    }

    private boolean moreAfter(String job, long row) {
        return database.reads(sql -> sql.first(
                        "select line_number from core.import_problem where job_id = ? and line_number > ?",
                        found -> found.getLong(1),
                        job,
                        row))
                .isPresent();
    }

    private static RowProblem problem(java.sql.ResultSet row) throws java.sql.SQLException {
        return new RowProblem(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                ImportStore.read(row.getString(5), new TypeReference<List<String>>() {}),
                ImportStore.read(row.getString(6), new TypeReference<List<String>>() {}));
    }
}
