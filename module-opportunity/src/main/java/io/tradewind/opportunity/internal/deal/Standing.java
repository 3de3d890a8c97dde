package io.tradewind.opportunity.internal.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import io.tradewind.opportunity.internal.pipeline.Stage;

/** Where a sale stands in its pipeline, since when, where it stood before, and what its stages want done. */
@MappedSuperclass
abstract class Standing extends Sale {
    /** Whether it is worked on, or how it ended. */
    enum State {
        OPEN,
        ON_HOLD,
        WON,
        LOST,
        INVALID
    }

    @Column(name = "pipeline_id", length = 36)
    private @Nullable String pipeline;

    @Column(name = "stage_id", length = 36)
    private @Nullable String stage;

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Column(name = "stage_since")
    private @Nullable Instant stageSince;

    @Column(name = "stalled_on")
    private @Nullable LocalDate stalledOn;

    @Column(name = "attend_on")
    private @Nullable LocalDate attendOn;

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_visits",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<StageVisit> visits = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            schema = "opportunity",
            name = "opportunity_checks",
            joinColumns = @JoinColumn(name = "opportunity_id"))
    @OrderBy("place")
    private List<CheckItem> checks = new ArrayList<>();

    /** Where somebody wants it and it does not stand yet. */
    @Transient
    private @Nullable String wantedStage;

    @Transient
    private @Nullable String wantedPipeline;

    @Nullable
    String pipeline() {
        return pipeline;
    }

    /** Goes into effect when the record is checked, see {@link Settling#settle}. */
    void wantPipeline(@Nullable String id) {
        wantedPipeline = id == null || id.equals(pipeline) ? null : id;
    }

    @Nullable
    String stage() {
        return stage;
    }

    /** As {@link #wantPipeline}. */
    void wantStage(@Nullable String id) {
        wantedStage = id == null || id.equals(stage) ? null : id;
    }

    Optional<String> wantedPipeline() {
        return Optional.ofNullable(wantedPipeline);
    }

    Optional<String> wantedStage() {
        return Optional.ofNullable(wantedStage);
    }

    State state() {
        return state;
    }

    boolean isIn(State wanted) {
        return state == wanted;
    }

    boolean isEnded() {
        return state != State.OPEN && state != State.ON_HOLD;
    }

    /** Whether it has come to a stage yet. */
    boolean isPlaced() {
        return !visits().isNone();
    }

    @Nullable
    Instant stageSince() {
        return stageSince;
    }

    /** The day from which it counts as stalled where it stands; null: it does not. */
    @Nullable
    LocalDate stalledOn() {
        return stalledOn;
    }

    /** The day to look after it: when it is expected to close; opened and never dated is overdue. Null: it is over. */
    @Nullable
    LocalDate attendOn() {
        return attendOn;
    }

    Visits visits() {
        return new Visits(visits);
    }

    /**
     * It stands in the stage from then on; the state is what the stage means.
     *
     * @return whether it is another stage than before
     */
    boolean stand(Stage next, Instant at, String by, @Nullable String note) {
        boolean another = !Objects.equals(stage, next.id());
        pipeline = next.pipeline();
        stage = next.id();
        wantedPipeline = null;
        wantedStage = null;
        state = State.valueOf(next.kind().name());
        if (another) {
            stageSince = visits().begin(next, at, by, note).enteredAt();
        }
        return another;
    }

    /** It stays in its stage. */
    void be(State now) {
        state = now;
    }

    /** @param due when it is expected to close; null: nobody has said */
    void watch(Stage now, @Nullable LocalDate due) {
        attendOn = isEnded() ? null : due == null ? openedOn() : due;
        Long days = now.stalledAfterDays();
        Instant since = stageSince;
        stalledOn = state == State.OPEN && days != null && since != null
                ? since.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(days)
                : null;
    }

    List<Map<String, Object>> checklist() {
        return checks().lines(stage);
    }

    void tick(@Nullable List<Map<String, Object>> lines) {
        checks().tick(stage, lines);
    }

    Checklist checks() {
        return new Checklist(checks);
    }
}
