package io.tradewind.customer.internal.grading;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Points that a customer got by one rule, and what spoke for it. Never changed in place. */
@Embeddable
public class GradeReason {
    @Column(name = "place")
    private int place;

    @Column(name = "rule_name", length = 200)
    private String rule = "";

    @Column(name = "figure", length = 60)
    private String figure = "";

    @Column(name = "points")
    private long points;

    /** For the persistence provider. */
    protected GradeReason() {}

    static GradeReason of(int place, GradingRule rule, String figure) {
        GradeReason reason = new GradeReason();
        reason.place = place;
        reason.rule = rule.name();
        reason.figure = figure;
        reason.points = rule.points();
        return reason;
    }

    long points() {
        return points;
    }

    public Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("rule", rule);
        line.put("figure", figure);
        line.put("points", points);
        return line;
    }

    /** The rule and its points; what spoke for it is different every day. */
    String mark() {
        return mark(place, rule, points);
    }

    static String mark(int place, String rule, long points) {
        return place + " " + rule + " " + points;
    }
}
