package io.tradewind.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordQuery;

/**
 * Does one thing with many records, in the background and in batches, each one transaction: others keep working. Rights, rules,
 * versions, trace and events are those of single records; what is refused is left as it is and told. Survives a restart. Acts as
 * the actor who started it, who alone sees it.
 *
 * <p>All methods on a job throw TradewindException NOT_FOUND {@code bulk.not-found}.
 */
public interface BulkChanges {
    /** Most records of one job. */
    int MOST = 100_000;

    /** What is done with each record. */
    sealed interface Work {
        /** Sets fields, as {@link io.tradewind.record.Records#change}. */
        record Change(Map<String, ? extends @Nullable Object> values) implements Work {}

        /** Starts an action where the record's state allows it; cannot be undone. */
        record Act(String action, Map<String, ? extends @Nullable Object> command) implements Work {}

        /** Moves to the recycle bin. */
        record Remove() implements Work {}
    }

    /** Which records. */
    sealed interface Selection {
        /** These, each in the version that was seen; null: in whatever version it is. */
        record Chosen(Map<String, @Nullable Long> versions) implements Selection {}

        /** All that the actor sees with these filters and words when the job begins. */
        record Matching(RecordQuery query) implements Selection {}
    }

    /** Life of a job. */
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
     * How a job stands. Of a dry run the counts tell what would be; while it is undone they count anew.
     *
     * @param total records in all; 0 while unknown
     * @param done records that were looked at
     * @param changed records that were changed, acted on or removed
     * @param unchanged records that were so already
     * @param former what the changed fields were before, the most frequent ones of each field
     * @param undoUntil until when it can be undone; null if not
     */
    record Job(
            String id,
            String type,
            Work work,
            State state,
            boolean dryRun,
            long total,
            long done,
            long changed,
            long unchanged,
            long refused,
            List<Former> former,
            @Nullable String problem,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant undoUntil) {
        /** Whether nothing more will happen by itself. */
        public boolean ended() {
            return state != State.WAITING && state != State.RUNNING && state != State.UNDOING;
        }
    }

    /**
     * So many records had this value.
     *
     * @param value as a filter has it; null: it was empty
     */
    record Former(String field, @Nullable String value, long count) {}

    /**
     * A record that was left as it is.
     *
     * @param title its name; its id if the actor may not see it
     */
    record Refusal(String record, String title, FieldProblem problem) {}

    /**
     * Starts the work, or only tries it.
     *
     * @throws io.tradewind.record.InvalidRecord if a field or input is unknown or may not be changed by the actor at all
     * @throws io.tradewind.TradewindException FORBIDDEN {@code record.not-allowed}; INVALID {@code bulk.nothing} without records or
     *     changes; TOO_LARGE {@code bulk.too-many}; MALFORMED as {@link io.tradewind.record.Records#query}
     */
    Job start(String type, Selection selection, Work work, boolean dryRun);

    Job job(String id);

    /** In the order of the work. */
    List<Refusal> refusals(String job, int offset, int limit);

    /** The actor's jobs, dry runs left away, newest first. */
    List<Job> recent(int limit);

    /** Stops after the batch under way; what was done stays, and can be undone. */
    Job cancel(String job);

    /**
     * Gives changed fields their old values back and brings removed records out of the recycle bin, unless somebody has changed the
     * record since: then it stays as it is and is counted as refused.
     *
     * @throws io.tradewind.TradewindException CONFLICT {@code bulk.no-undo}
     */
    Job undo(String job);
}
