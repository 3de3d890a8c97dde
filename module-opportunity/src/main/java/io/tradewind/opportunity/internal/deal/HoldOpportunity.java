package io.tradewind.opportunity.internal.deal;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Input;

/**
 * It rests.
 *
 * @param until the day on which it is to go on
 */
public record HoldOpportunity(
        @Nullable LocalDate until,
        @Input(max = 500) @Nullable String note) {}
