package io.tradewind.followup.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.record.Records;

/** Makes the plan that a follow-up speaks of, in its transaction and with the rights of whoever wrote it. */
@Component(service = NextPlan.class)
public final class NextPlan {
    private final Later<Records> records;

    @Activate
    public NextPlan(@Reference ComponentServiceObjects<Records> records) {
        this.records = new Later<>(records);
    }

    void after(FollowUp followUp) {
        Instant dueAt = followUp.nextAt();
        if (dueAt == null) {
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", followUp.ref());
        values.put("goal", Objects.requireNonNullElse(followUp.nextStep(), Objects.requireNonNull(followUp.title())));
        values.put("way", followUp.way().name());
        values.put("dueAt", dueAt);
        if (followUp.ownerId() != null) {
            values.put("owner", followUp.ownerId());
        }
        records.with(all -> all.create(PlanType.NAME, values));
    }
}
