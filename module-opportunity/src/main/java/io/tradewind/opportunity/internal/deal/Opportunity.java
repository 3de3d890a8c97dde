package io.tradewind.opportunity.internal.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.opportunity.internal.currency.Exchange;
import io.tradewind.opportunity.internal.deal.Outlook.Forecast;
import io.tradewind.opportunity.internal.pipeline.Stage;

/**
 * A chance to sell something: for how much, how likely, until when. It stands in a stage of a pipeline, and remembers each stage it stood
 * in. Where it may go is for {@link Moving} to say, which knows the pipeline.
 */
@Entity
@Table(schema = "opportunity", name = "opportunities")
public class Opportunity extends Sale {
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

    @Embedded
    private Worth worth = Worth.unknown();

    @Embedded
    private Outlook outlook = Outlook.open();

    @Embedded
    private Qualification qualification = Qualification.unknown();

    @Column(name = "priority_score")
    private long priorityScore;

    @Embedded
    private @Nullable Ending ending = Ending.none();

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

    /** A fresh one; the engine sets its fields one by one. */
    public Opportunity() {}

    Worth worth() {
        return worth;
    }

    Outlook outlook() {
        return outlook;
    }

    Qualification qualification() {
        return qualification;
    }

    long priorityScore() {
        return priorityScore;
    }

    /**
     * What it is worth in the company's currency: at the rate of the day it ended, of today while it runs.
     *
     * @return whether that is another worth than before
     */
    boolean convert(Exchange exchange, LocalDate today) {
        Money before = worth.base();
        Money weighted = worth.baseWeighted();
        LocalDate closed = ending().closedOn();
        worth.convert(exchange, isEnded() && closed != null ? closed : today);
        return !Objects.equals(before, worth.base()) || !Objects.equals(weighted, worth.baseWeighted());
    }

    // ---- where it stands

    @Nullable
    String pipeline() {
        return pipeline;
    }

    /** Goes into effect when the record is checked, see {@link Moving#settle}. */
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

    /** It stands in the stage from then on; the state is what the stage means. */
    void enter(Stage next, Instant at, String by, @Nullable String note) {
        boolean another = !Objects.equals(stage, next.id());
        pipeline = next.pipeline();
        stage = next.id();
        wantedPipeline = null;
        wantedStage = null;
        state = State.valueOf(next.kind().name());
        if (another) {
            boolean first = !isPlaced();
            stageSince = visits().begin(next, at, by, note).enteredAt();
            worth.moveOn(first);
        }
        outlook.foresee(
                switch (next.kind()) {
                    case WON -> Forecast.CLOSED;
                    case LOST -> Forecast.OMITTED;
                    case OPEN, ON_HOLD -> isAfterEnd() ? Forecast.PIPELINE : outlook.forecast();
                });
    }

    /** As if the other stage had been this one all along; only the history tells. */
    void transfer(Stage next, Instant at, String by) {
        State kept = state;
        Forecast forecast = outlook.forecast();
        boolean own = worth.ownProbability();
        long percent = worth.probability();
        enter(next, at, by, null);
        state = kept;
        outlook.foresee(forecast);
        worth.stay(own, percent);
        reckon(next);
    }

    private boolean isAfterEnd() {
        Forecast forecast = outlook.forecast();
        return forecast == Forecast.CLOSED || (forecast == Forecast.OMITTED && ending().closedOn() != null);
    }

    /** Works out what follows from what it is and where it stands. */
    void reckon(Stage now) {
        if (isEnded()) {
            worth.settle(state == State.WON ? 100 : 0);
        } else {
            worth.expect(now.probability());
        }
        worth.reckon(productLines());
        priorityScore = qualification.score();
        LocalDate due = outlook.expectedClose();
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

    // ---- how it ends

    Ending ending() {
        Ending now = ending;
        return now == null ? Ending.none() : now;
    }

    void end(UnaryOperator<Ending> change) {
        ending = change.apply(ending());
    }

    void hold(@Nullable LocalDate until) {
        state = State.ON_HOLD;
        end(now -> now.restingUntil(until));
    }

    void invalidate(String reason, LocalDate day) {
        state = State.INVALID;
        outlook.foresee(Forecast.OMITTED);
        end(now -> now.on(day).noting(reason).restingUntil(null));
    }
}
