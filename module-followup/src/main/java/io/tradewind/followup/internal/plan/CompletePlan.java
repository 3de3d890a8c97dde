package io.tradewind.followup.internal.plan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.followup.Way;
import io.tradewind.followup.internal.Lists;
import io.tradewind.record.Input;

/**
 * It was done: the follow-up that tells of it.
 *
 * @param way null: as planned
 * @param at null: now
 */
public record CompletePlan(
        @Input(required = true, longText = true, max = 4000) String summary,
        @Input(list = Lists.OUTCOMES) @Nullable String outcome,
        @Nullable Way way,
        @Nullable Instant at,
        @Nullable Instant nextAt,
        @Input(max = 200) @Nullable String nextStep,
        @Input(max = 200) @Nullable String noNextReason) {

    /** Values of the follow-up. */
    Map<String, Object> followUp(Plan plan) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", plan.ref());
        values.put("summary", summary);
        values.put("way", (way == null ? plan.way() : way).name());
        values.put("plan", plan.id());
        put(values, "outcome", outcome);
        put(values, "at", at);
        put(values, "nextAt", nextAt);
        put(values, "nextStep", nextStep);
        put(values, "noNextReason", noNextReason);
        return values;
    }

    private static void put(Map<String, Object> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
