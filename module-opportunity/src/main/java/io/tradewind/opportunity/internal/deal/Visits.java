package io.tradewind.opportunity.internal.deal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.opportunity.internal.pipeline.Stage;

/** The stages that an opportunity stood in, in order; works on the opportunity's own history. */
record Visits(List<StageVisit> visits) {
    List<Map<String, Object>> lines() {
        return visits.stream().map(StageVisit::line).toList();
    }

    /** Ids of the stages, the latest first. */
    List<String> latestFirst() {
        return visits.reversed().stream().map(StageVisit::stage).toList();
    }

    boolean isNone() {
        return visits.isEmpty();
    }

    /** The one that runs ends where the next one begins. */
    StageVisit begin(Stage next, Instant at, String by, @Nullable String note) {
        if (!isNone() && visits.getLast().isRunning()) {
            StageVisit last = visits.removeLast();
            visits.add(last.end(at));
        }
        StageVisit visit = StageVisit.begin(visits.size(), next, at, by, note);
        visits.add(visit);
        return visit;
    }
}
