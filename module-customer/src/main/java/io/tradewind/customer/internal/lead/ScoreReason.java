package io.tradewind.customer.internal.lead;

import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Points that a lead got by one rule. Never changed in place. */
@Embeddable
public class ScoreReason {
    @Column(name = "place")
    private int place;

    @Column(name = "rule_name", length = 200)
    private String rule = "";

    @Column(name = "points")
    private long points;

    /** For the persistence provider. */
    protected ScoreReason() {}

    static ScoreReason of(int place, String rule, long points) {
        ScoreReason reason = new ScoreReason();
        reason.place = place;
        reason.rule = rule;
        reason.points = points;
        return reason;
    }

    long points() {
        return points;
    }

    Map<String, Object> line() {
        return Map.of("rule", rule, "points", points);
    }

    boolean says(ScoreReason other) {
        return place == other.place && rule.equals(other.rule) && points == other.points;
    }
}
