package io.tradewind.followup.internal.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradewind.access.Verb;
import io.tradewind.followup.internal.plan.PlanType;
import io.tradewind.followup.internal.ui.Stretch.Mode;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sort;

/** The plans that the calendar shows, and what is done with their times. */
final class ShownPlans {
    /** More than anybody looks at. */
    static final int MOST = 500;

    private final Bench bench;
    private final ZoneId zone;
    private final Map<String, Shown> plans = new LinkedHashMap<>();
    private boolean complete = true;

    ShownPlans(Bench bench, ZoneId zone) {
        this.bench = bench;
        this.zone = zone;
    }

    boolean mayMake() {
        return bench.may(PlanType.NAME, Verb.CREATE);
    }

    /** The reader's own, or those of everybody in a team's day. */
    List<Shown> read(Stretch stretch) {
        plans.clear();
        complete = true;
        if (bench.may(PlanType.NAME, Verb.READ)) {
            List<Filter> filters = new ArrayList<>(List.of(
                    Filter.of("dueAt", Operator.GTE, stretch.begin(zone).toString()),
                    Filter.of("dueAt", Operator.LT, stretch.end(zone).toString()),
                    Filter.of("state", Operator.IN, "PLANNED", "RUNNING", "DONE")));
            if (stretch.mode() != Mode.TEAM) {
                filters.add(Filter.of("owner", Operator.EQ, "me"));
            }
            RecordPage page = bench.records()
                    .query(
                            PlanType.NAME,
                            RecordQuery.ALL
                                    .filters(filters)
                                    .sorts(List.of(new Sort("dueAt", false)))
                                    .limit(MOST));
            complete = page.next() == null;
            page.items().forEach(plan -> Shown.of(plan, zone).ifPresent(one -> plans.put(plan.id(), one)));
        }
        return List.copyOf(plans.values());
    }

    /** Whether all were read. */
    boolean complete() {
        return complete;
    }

    /** One that is shown and may still move. */
    Optional<Shown> open(String id) {
        return Optional.ofNullable(plans.get(id)).filter(Shown::isOpen);
    }

    /** @throws io.tradewind.TradewindException as its action does */
    RecordView reschedule(Shown plan, Instant dueAt, int minutes) {
        return bench.records().act(plan.plan().ref(), "reschedule", Map.of("dueAt", dueAt, "duration", minutes));
    }

    /**
     * To somebody else, as it stands there now.
     *
     * @param owner id of a user
     * @throws io.tradewind.TradewindException as a change does
     */
    RecordView handOver(Shown plan, String owner, Instant dueAt, int minutes) {
        RecordView now = bench.records().read(plan.plan().ref());
        return bench.records()
                .change(now.ref(), now.version(), Map.of("owner", owner, "dueAt", dueAt, "duration", minutes));
    }
}
