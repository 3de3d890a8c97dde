package io.tradewind.runtime.internal.bulk;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;
import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.record.RecordQuery;

/**
 * A job as it is kept.
 *
 * @param query what to look for; null if the records were named
 * @param lastPlace last place of the pass that is kept
 * @param former of all values seen so far
 * @param beatAt last sign of life
 */
record StoredBulk(
        Job job,
        @Nullable RecordQuery query,
        Actor actor,
        Pass pass,
        long lastPlace,
        FormerValues former,
        Instant beatAt) {
    /** What a job does, one after the other. */
    enum Pass {
        /** Records are looked for and written down. */
        CHOOSE,
        WORK,
        UNDO
    }

    String id() {
        return job.id();
    }
}
