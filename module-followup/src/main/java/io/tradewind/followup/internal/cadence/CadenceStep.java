package io.tradewind.followup.internal.cadence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import io.tradewind.followup.Way;

/** One step of a cadence: on which day, at which hour, how and what. Never changed in place. */
@Embeddable
public class CadenceStep {
    private static final long USUAL_HOUR = 9;

    @Column(name = "place")
    private int place;

    @Column(name = "day_offset")
    private long day;

    @Column(name = "hour_of_day")
    private long hour = USUAL_HOUR;

    @Column(name = "way", length = 40)
    @Enumerated(EnumType.STRING)
    private Way way = Way.CALL;

    @Column(name = "goal", length = 400)
    private String goal = "";

    /** For the persistence provider. */
    protected CadenceStep() {}

    /** A line as a form or a request gives it. */
    static CadenceStep of(Map<String, ?> line, int place) {
        CadenceStep step = new CadenceStep();
        step.place = place;
        step.day = line.get("day") instanceof Number number ? number.longValue() : 0;
        step.hour = line.get("hour") instanceof Number number ? number.longValue() : USUAL_HOUR;
        step.way = Way.valueOf(
                Objects.requireNonNullElse(line.get("way"), Way.CALL).toString());
        step.goal = Objects.requireNonNullElse(line.get("goal"), "").toString();
        return step;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("day", day);
        line.put("hour", hour);
        line.put("way", way.name());
        line.put("goal", goal);
        return line;
    }

    int place() {
        return place;
    }

    /** Days after the first one. */
    int day() {
        return Math.toIntExact(day);
    }

    int hour() {
        return Math.toIntExact(hour);
    }

    Way way() {
        return way;
    }

    String goal() {
        return goal;
    }
}
