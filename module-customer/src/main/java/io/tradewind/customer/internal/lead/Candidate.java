package io.tradewind.customer.internal.lead;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may get a lead.
 *
 * @param open leads they follow now
 * @param lastDealt when they last got one by a rule; null: never
 * @param inRegion customers of the lead's region that they look after
 */
record Candidate(
        String user,
        String name,
        @Nullable String team,
        long open,
        @Nullable Instant lastDealt,
        long inRegion) {}
