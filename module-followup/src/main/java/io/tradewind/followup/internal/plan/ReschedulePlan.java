package io.tradewind.followup.internal.plan;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Input;

/**
 * Moves it to another time.
 *
 * @param duration in minutes; null: as long as before
 */
public record ReschedulePlan(
        @Input(required = true) Instant dueAt, @Nullable Long duration) {}
