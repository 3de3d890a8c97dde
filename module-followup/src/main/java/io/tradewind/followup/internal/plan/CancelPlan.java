package io.tradewind.followup.internal.plan;

import io.tradewind.record.Input;

/** It will not be done. */
public record CancelPlan(@Input(required = true) String reason) {}
