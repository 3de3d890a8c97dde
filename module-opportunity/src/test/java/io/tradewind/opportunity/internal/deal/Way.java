package io.tradewind.opportunity.internal.deal;

import java.util.List;
import java.util.Map;

import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.Stages;

/** Three open stages, and both ends. */
record Way(Stage first, Stage second, Stage third, Stage won, Stage lost) {
    Way() {
        this(
                Stages.of(0, Map.of("name", "First", "type", "OPEN", "probability", 10L, "stalledAfterDays", 14L)),
                Stages.of(
                        1,
                        Map.of(
                                "name", "Second",
                                "type", "OPEN",
                                "probability", 30L,
                                "checklist", "Met the decider",
                                "requiredFields", List.of("AMOUNT"))),
                Stages.of(
                        2,
                        Map.of(
                                "name",
                                "Third",
                                "type",
                                "OPEN",
                                "probability",
                                60L,
                                "requiredFields",
                                List.of("EXPECTED_CLOSE", "BUDGET"))),
                Stages.of(3, Map.of("name", "Won", "type", "WON")),
                Stages.of(4, Map.of("name", "Lost", "type", "LOST")));
    }

    List<Stage> all() {
        return List.of(first, second, third, won, lost);
    }
}
