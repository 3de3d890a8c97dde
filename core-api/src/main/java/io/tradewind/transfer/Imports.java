package io.tradewind.transfer;

import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Brings files of records in: {@link #upload} guesses, {@link #start} tries or does, {@link #undo} takes out again. The same rules as
 * the form's; runs in the background in chunks, each one transaction; survives a restart.
 */
public interface Imports {
    /** Which rows become what. */
    enum Mode {
        CREATE,
        UPDATE,
        UPSERT
    }

    /** Life of an import. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        UNDOING,
        UNDONE
    }

    /**
     * An uploaded file, looked at.
     *
     * @param format {@code csv} or {@code xlsx}
     * @param encoding {@code UTF-8}, {@code GB18030}, {@code UTF-16LE}, {@code UTF-16BE}; empty for xlsx
     * @param delimiter of a csv; empty for xlsx
     * @param columns header cells as they stand; empty ones are named {@code Column n}
     * @param sample the first rows, at most 20
     * @param rows data rows, without the header
     * @param guess field for each column that seems to have one
     * @param newRecords as in {@link Plan}: what the other columns seem to tell of records that rows refer to
     */
    record Draft(
            String id,
            String type,
            String fileName,
            String format,
            String encoding,
            String delimiter,
            List<String> columns,
            List<List<String>> sample,
            long rows,
            Map<String, Target> guess,
            Map<String, Map<String, String>> newRecords) {
        public Draft {
            newRecords = newRecords == null
                    ? Map.of()
                    : Map.copyOf(newRecords); // drafts that were kept before there was this
        }

        /** Rows that refer to nothing of which the file tells more. */
        public Draft(
                String id,
                String type,
                String fileName,
                String format,
                String encoding,
                String delimiter,
                List<String> columns,
                List<List<String>> sample,
                long rows,
                Map<String, Target> guess) {
            this(id, type, fileName, format, encoding, delimiter, columns, sample, rows, guess, Map.of());
        }
    }

    /**
     * Where a column goes.
     *
     * @param field field name, or {@code custom.<name>} to keep the value as a custom one
     * @param factor numbers are multiplied by it, for example 1000000 for "in millions"; null: as they stand
     * @param currency for money columns without one; null: the installation's
     */
    record Target(
            String field,
            @Nullable BigDecimal factor,
            @Nullable String currency) {
        public static Target field(String name) {
            return new Target(name, null, null);
        }
    }

    /**
     * How to import. Columns without a target are left out.
     *
     * @param matchBy field that finds the existing record for update and upsert: a unique, searched or title field, or {@code id}
     * @param newValuesFor fields whose unknown list values become new list entries
     * @param encoding overrides the guess if not null
     * @param needed fields without which a row is refused, though the record could do without
     * @param newRecords references whose records are made if they are not there: field, and what its record gets besides its title, field
     *     by column. {@code memberOf.lead} makes the records that those made for {@code memberOf} refer to in turn
     * @param fixed the same for every row, field by cell, where the file has no column for it
     * @param exactly fields whose list values count only as they are written; otherwise {@code GTXPro} is read as {@code GTX Pro}
     */
    record Plan(
            Map<String, Target> mapping,
            Mode mode,
            @Nullable String matchBy,
            boolean dryRun,
            Set<String> newValuesFor,
            @Nullable String encoding,
            Set<String> needed,
            Map<String, Map<String, String>> newRecords,
            Map<String, String> fixed,
            Set<String> exactly) {
        public Plan {
            // Plans that were kept before there was this.
            needed = needed == null ? Set.of() : Set.copyOf(needed);
            newRecords = newRecords == null ? Map.of() : Map.copyOf(newRecords);
            fixed = fixed == null ? Map.of() : Map.copyOf(fixed);
            exactly = exactly == null ? Set.of() : Set.copyOf(exactly);
        }

        /** Takes rows as the record takes them. */
        public Plan(
                Map<String, Target> mapping,
                Mode mode,
                @Nullable String matchBy,
                boolean dryRun,
                Set<String> newValuesFor,
                @Nullable String encoding) {
            this(mapping, mode, matchBy, dryRun, newValuesFor, encoding, Set.of(), Map.of(), Map.of(), Set.of());
        }

        /** The same with columns that go elsewhere, and another way of matching. */
        public Plan with(Map<String, Target> otherMapping, @Nullable String otherMatch) {
            return new Plan(
                    otherMapping, mode, otherMatch, dryRun, newValuesFor, encoding, needed, newRecords, fixed, exactly);
        }

        /** The same that makes these records on the way. */
        public Plan making(Map<String, Map<String, String>> otherRecords) {
            return new Plan(
                    mapping, mode, matchBy, dryRun, newValuesFor, encoding, needed, otherRecords, fixed, exactly);
        }

        /** The same with these values in every row. */
        public Plan fixing(Map<String, String> otherValues) {
            return new Plan(
                    mapping, mode, matchBy, dryRun, newValuesFor, encoding, needed, newRecords, otherValues, exactly);
        }
    }

    /**
     * How an import stands.
     *
     * @param unchanged rows that met a record that was already so
     * @param newValues list values that were or would be added, by field
     * @param undoUntil until when it can be undone; null if not
     * @param newRecords titles of records that were or would be made on the way, by the field that refers to them, see {@link Plan}
     * @param spellings list values that are read as another one, by field: as in the file, and the entry's text
     */
    record Job(
            String id,
            String type,
            String fileName,
            State state,
            boolean dryRun,
            long rows,
            long done,
            long created,
            long updated,
            long unchanged,
            long failed,
            Map<String, List<String>> newValues,
            @Nullable String problem,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant undoUntil,
            Map<String, List<String>> newRecords,
            Map<String, Map<String, String>> spellings) {
        /** One that made nothing on the way. */
        public Job(
                String id,
                String type,
                String fileName,
                State state,
                boolean dryRun,
                long rows,
                long done,
                long created,
                long updated,
                long unchanged,
                long failed,
                Map<String, List<String>> newValues,
                @Nullable String problem,
                String startedBy,
                Instant startedAt,
                @Nullable Instant endedAt,
                @Nullable Instant undoUntil) {
            this(
                    id, type, fileName, state, dryRun, rows, done, created, updated, unchanged, failed, newValues,
                    problem, startedBy, startedAt, endedAt, undoUntil, Map.of(), Map.of());
        }
    }

    /**
     * Why a row was not taken.
     *
     * @param row line of the file as a spreadsheet counts, the header is 1
     * @param column header of the faulty cell; empty if the whole row
     * @param code and arguments as in {@link io.tradewind.record.FieldProblem}
     * @param cells the row as it stands
     */
    record RowProblem(long row, String column, String value, String code, List<String> arguments, List<String> cells) {}

    /**
     * Keeps the file (at most 50 MB, 500,000 rows, 500 columns) and looks at it.
     *
     * @throws io.tradewind.TradewindException INVALID or TOO_LARGE saying what is wrong with the file; FORBIDDEN
     */
    Draft upload(String type, String fileName, InputStream content);

    /** Looks again with another encoding. */
    Draft reread(String draft, String encoding);

    /** Starts a dry run or the import itself, in the background; a draft may be started several times. */
    Job start(String draft, Plan plan);

    Job job(String id);

    /** Problems of a job in row order, from the given offset. */
    List<RowProblem> problems(String job, int offset, int limit);

    /** The failed rows as CSV (UTF-8 with BOM): all columns and the reason, ready to be corrected and imported again. */
    void writeProblems(String job, OutputStream to);

    /** The current actor's imports, newest first; all for those with the right {@code imports.all}. */
    List<Job> recent(int limit);

    void cancel(String job);

    /**
     * Takes a finished import out again: created records are removed, changed ones get their old values back, new list values and records
     * made on the way go if unused. Records changed by somebody since then are kept and counted as failed.
     */
    Job undo(String job);

    /**
     * Whether what is saved on this thread comes out of a file: it tells what was, and passed its rules elsewhere. For a stage's rules
     * about what is new.
     */
    boolean isTakingIn();
}
