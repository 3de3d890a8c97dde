package io.tradewind.runtime.internal.transfer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.access.Actor;
import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.Plan;

/**
 * An import as it is kept.
 *
 * @param lastRow last row of the pass that is kept
 * @param beatAt last sign of life
 */
record StoredJob(
        Job job,
        String draft,
        Plan plan,
        Actor actor,
        Pass pass,
        long lastRow,
        boolean cancelAsked,
        @Nullable Instant beatAt) {
    /** What an import does, one after the other. */
    enum Pass {
        /** Rows become records. */
        ROWS,
        /** Records are linked to those that stood in later rows. */
        LINKS,
        UNDO
    }

    String id() {
        return job.id();
    }
}
