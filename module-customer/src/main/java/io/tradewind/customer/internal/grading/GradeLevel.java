package io.tradewind.customer.internal.grading;

import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The level that so many points make. Never changed in place. */
@Embeddable
public class GradeLevel {
    @Column(name = "place")
    private int place;

    @Column(name = "customer_level", length = 60)
    private String level = "";

    @Column(name = "from_points")
    private long fromPoints;

    /** For the persistence provider. */
    protected GradeLevel() {}

    static GradeLevel of(Map<String, ?> line, int place) {
        GradeLevel level = new GradeLevel();
        level.place = place;
        level.level = Objects.toString(line.get("level"), "");
        level.fromPoints = line.get("fromPoints") instanceof Number number ? number.longValue() : 0;
        return level;
    }

    Map<String, Object> line() {
        return Map.of("level", level, "fromPoints", fromPoints);
    }

    String level() {
        return level;
    }

    long fromPoints() {
        return fromPoints;
    }

    @Override
    public String toString() {
        return place + ": " + level + " from " + fromPoints;
    }
}
