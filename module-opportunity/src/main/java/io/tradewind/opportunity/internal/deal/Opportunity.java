package io.tradewind.opportunity.internal.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.UnaryOperator;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.opportunity.internal.currency.Exchange;
import io.tradewind.opportunity.internal.deal.Outlook.Forecast;
import io.tradewind.opportunity.internal.pipeline.Stage;

/**
 * A chance to sell something: for how much, how likely, until when, and how it ended. Where it may go is for {@link Moving} to say, which knows the pipeline.
 */
@Entity
@Table(schema = "opportunity", name = "opportunities")
public class Opportunity extends Standing {
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

    /** It stands in the stage from then on; the state is what the stage means. */
    void enter(Stage next, Instant at, String by, @Nullable String note) {
        boolean first = !isPlaced();
        if (stand(next, at, by, note)) {
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
        State kept = state();
        Forecast forecast = outlook.forecast();
        boolean own = worth.ownProbability();
        long percent = worth.probability();
        enter(next, at, by, null);
        be(kept);
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
            worth.settle(isIn(State.WON) ? 100 : 0);
        } else {
            worth.expect(now.probability());
        }
        worth.reckon(productLines());
        priorityScore = qualification.score();
        watch(now, outlook.expectedClose());
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
        be(State.ON_HOLD);
        end(now -> now.restingUntil(until));
    }

    void invalidate(String reason, LocalDate day) {
        be(State.INVALID);
        outlook.foresee(Forecast.OMITTED);
        end(now -> now.on(day).noting(reason).restingUntil(null));
    }
}
