package io.tradewind.followup.internal.plan;

import java.time.Instant;

import io.tradewind.record.Input;

/** Its owner wants to be reminded of it again, and of nothing else about it before. */
public record SnoozePlan(@Input(required = true) Instant until) {}
