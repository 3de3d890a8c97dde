package io.tradewind.opportunity.internal.deal;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Input;

/**
 * The customer does not buy from us.
 *
 * @param competitor who won it
 * @param askAgainOn the day on which it is worth asking again
 * @param closedOn null: today
 */
public record LoseOpportunity(
        @Input(required = true, list = "loss-reasons") String reason,
        @Input(max = 200) @Nullable String competitor,
        @Input(longText = true, max = 4000) @Nullable String note,
        @Nullable LocalDate askAgainOn,
        @Nullable LocalDate closedOn) {}
