package io.tradewind.opportunity.internal.deal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.tradewind.opportunity.internal.pipeline.Stage;

/** From when until when an opportunity stood in a stage, and who brought it there. Never changed in place. */
@Embeddable
public class StageVisit {
    @Column(name = "place")
    private int place;

    @Column(name = "stage_id", length = 36)
    private String stage = "";

    /** What it was called then: a stage may be retired later. */
    @Column(name = "stage_name", length = 200)
    private String name = "";

    @Column(name = "entered_at")
    private Instant enteredAt = Instant.EPOCH;

    @Column(name = "left_at")
    private @Nullable Instant leftAt;

    @Column(name = "by_id", length = 36)
    private String by = "";

    @Column(name = "note", length = 1000)
    private @Nullable String note;

    /** For the persistence provider. */
    protected StageVisit() {}

    static StageVisit begin(int place, Stage stage, Instant at, String by, @Nullable String note) {
        StageVisit visit = new StageVisit();
        visit.place = place;
        visit.stage = stage.id();
        visit.name = stage.name();
        visit.enteredAt = at.truncatedTo(ChronoUnit.MICROS);
        visit.by = by;
        visit.note = note;
        return visit;
    }

    StageVisit end(Instant at) {
        StageVisit visit = new StageVisit();
        visit.place = place;
        visit.stage = stage;
        visit.name = name;
        visit.enteredAt = enteredAt;
        visit.by = by;
        visit.note = note;
        Instant end = at.truncatedTo(ChronoUnit.MICROS);
        visit.leftAt = end.isBefore(enteredAt) ? enteredAt : end;
        return visit;
    }

    String stage() {
        return stage;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    boolean isRunning() {
        return leftAt == null;
    }

    /** Whole days; while it still stands there, not known. */
    private @Nullable Long days() {
        return leftAt == null ? null : Duration.between(enteredAt, leftAt).toDays();
    }

    Map<String, Object> line() {
        return Line.of(
                "stage",
                stage,
                "stageName",
                name,
                "enteredAt",
                enteredAt,
                "leftAt",
                leftAt,
                "days",
                days(),
                "by",
                by,
                "note",
                note);
    }
}
