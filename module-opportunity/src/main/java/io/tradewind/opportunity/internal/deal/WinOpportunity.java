package io.tradewind.opportunity.internal.deal;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.Input;

/**
 * The customer buys.
 *
 * @param amount what it is worth in the end; null: as it stands
 * @param closedOn null: today
 */
public record WinOpportunity(
        @Nullable Money amount,
        @Nullable LocalDate closedOn,
        @Input(longText = true, max = 4000) @Nullable String note) {}
