package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** An aggregate that refers to companies by a field and by its lines. */
@Entity
@Table(schema = "sample", name = "visits")
public class Visit extends RecordEntity {
    /** One company seen on the way. */
    @Embeddable
    public static class Stop {
        @Column(name = "place")
        private int place;

        @Column(name = "company_id")
        private @Nullable String company;

        static Stop of(Map<String, Object> line, int place) {
            Stop stop = new Stop();
            stop.place = place;
            stop.company = (String) line.get("company");
            return stop;
        }

        Map<String, Object> line() {
            return company == null ? Map.of() : Map.of("company", company);
        }
    }

    @Column(name = "purpose")
    private @Nullable String purpose;

    @Column(name = "host_id")
    private @Nullable String host;

    @Column(name = "badge_id")
    private @Nullable String badge;

    @Column(name = "tags")
    private @Nullable String tags;

    @ElementCollection
    @CollectionTable(schema = "sample", name = "visit_stops", joinColumns = @JoinColumn(name = "visit_id"))
    @OrderBy("place")
    private List<Stop> stops = new ArrayList<>();

    List<String> tags() {
        return Tags.of(tags);
    }

    void tag(@Nullable List<String> codes) {
        tags = Tags.kept(codes);
    }

    @Nullable
    String purpose() {
        return purpose;
    }

    void describe(@Nullable String to) {
        purpose = to;
    }

    @Nullable
    String host() {
        return host;
    }

    void see(@Nullable String company) {
        host = company;
    }

    @Nullable
    String badge() {
        return badge;
    }

    void wear(@Nullable String company) {
        badge = company;
    }

    List<Map<String, Object>> stops() {
        return stops.stream().map(Stop::line).toList();
    }

    void stopAt(@Nullable List<Map<String, Object>> lines) {
        stops.clear();
        if (lines != null) {
            lines.forEach(line -> stops.add(Stop.of(line, stops.size())));
        }
    }
}
