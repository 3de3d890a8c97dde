package io.tradewind.followup.internal.cadence;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.Input;

/**
 * Makes a plan of each step for a record.
 *
 * @param record as {@code customers/0198…}
 * @param startOn day of the first step; null: today
 * @param owner who is to carry them out; null: whoever lays it
 */
public record LayCadence(
        @Input(required = true, reference = FieldSpec.ANY) String record,
        @Nullable LocalDate startOn,
        @Input(reference = "users") @Nullable String owner) {}
