package io.tradewind.followup.internal.plan;

/** Begins with what was planned. */
public record StartPlan() {}
