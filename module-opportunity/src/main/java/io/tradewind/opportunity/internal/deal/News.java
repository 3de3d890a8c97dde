package io.tradewind.opportunity.internal.deal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.customer.CustomerActivity;
import io.tradewind.customer.CustomerFact;
import io.tradewind.event.DomainEvent;
import io.tradewind.opportunity.OpportunityHeld;
import io.tradewind.opportunity.OpportunityInvalidated;
import io.tradewind.opportunity.OpportunityLost;
import io.tradewind.opportunity.OpportunityMoved;
import io.tradewind.opportunity.OpportunityOpened;
import io.tradewind.opportunity.OpportunityReopened;
import io.tradewind.opportunity.OpportunityWon;
import io.tradewind.opportunity.internal.Later;
import io.tradewind.opportunity.internal.deal.Standing.State;
import io.tradewind.transfer.Imports;

/** What other stages are told when an opportunity was saved, by what is different from before; however it came about. */
@Component(service = News.class)
public final class News {
    /** Fact that counts when customers are graded: what was sold to them. */
    static final String REVENUE = "REVENUE";

    private final Later<Imports> imports;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public News(@Reference ComponentServiceObjects<Imports> imports) {
        this.imports = new Later<>(imports);
    }

    Optional<DomainEvent> opened(Opportunity opportunity) {
        return Optional.of(new OpportunityOpened(
                opportunity.id(),
                opportunity.title(),
                opportunity.customer(),
                Objects.requireNonNullElse(opportunity.pipeline(), ""),
                Objects.requireNonNullElse(opportunity.stage(), ""),
                opportunity.worth().amount(),
                opportunity.source(),
                opportunity.lead(),
                opportunity.ownerId(),
                clock.instant()));
    }

    /** An opportunity keeps its customer with its owner; one that is written down late, from its own day on. */
    Optional<DomainEvent> activity(Opportunity opportunity) {
        return activity(opportunity, CustomerActivity.Kind.OPPORTUNITY, opportunity.openedOn());
    }

    /** What ends as it is written down is news; what comes out of a file is history. */
    Optional<DomainEvent> endedAtOnce(Opportunity opportunity) {
        return opportunity.isEnded() && !imports.with(Imports::isTakingIn) ? now(opportunity) : Optional.empty();
    }

    /** As {@link #endedAtOnce}: its customer has bought. */
    Optional<DomainEvent> boughtAtOnce(Opportunity opportunity) {
        return opportunity.isIn(State.WON) && !imports.with(Imports::isTakingIn)
                ? bought(opportunity)
                : Optional.empty();
    }

    /** What comes in won counts for the customer, history or not. */
    Optional<DomainEvent> dealAtOnce(Opportunity opportunity) {
        return opportunity.isIn(State.WON) ? revenue(opportunity) : Optional.empty();
    }

    Optional<DomainEvent> changed(Opportunity opportunity, Map<String, Object> before) {
        if (before.containsKey("state")) {
            return now(opportunity);
        }
        return before.get("stage") instanceof String from
                ? Optional.of(new OpportunityMoved(
                        opportunity.id(),
                        opportunity.title(),
                        opportunity.customer(),
                        from,
                        Objects.requireNonNullElse(opportunity.stage(), ""),
                        clock.instant()))
                : Optional.empty();
    }

    private Optional<DomainEvent> now(Opportunity opportunity) {
        Ending ending = opportunity.ending();
        LocalDate closed =
                Objects.requireNonNullElse(ending.closedOn(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        String id = opportunity.id();
        String title = opportunity.title();
        String customer = opportunity.customer();
        return Optional.of(
                switch (opportunity.state()) {
                    case OPEN ->
                        new OpportunityReopened(
                                id,
                                title,
                                customer,
                                Objects.requireNonNullElse(opportunity.stage(), ""),
                                clock.instant());
                    case ON_HOLD ->
                        new OpportunityHeld(
                                id, title, customer, ending.holdUntil(), opportunity.ownerId(), clock.instant());
                    case WON ->
                        new OpportunityWon(
                                id,
                                title,
                                customer,
                                opportunity.worth().amount(),
                                closed,
                                opportunity.product(),
                                opportunity.ownerId(),
                                opportunity.teamId(),
                                clock.instant());
                    case LOST ->
                        new OpportunityLost(
                                id,
                                title,
                                customer,
                                opportunity.worth().amount(),
                                ending.lossReason(),
                                ending.competitor(),
                                closed,
                                ending.askAgainOn(),
                                opportunity.ownerId(),
                                clock.instant());
                    case INVALID ->
                        new OpportunityInvalidated(
                                id, title, customer, Objects.requireNonNullElse(ending.note(), ""), clock.instant());
                });
    }

    Optional<DomainEvent> deal(Opportunity opportunity, Map<String, Object> before) {
        return before.containsKey("state") && opportunity.isIn(State.WON) ? bought(opportunity) : Optional.empty();
    }

    private Optional<DomainEvent> bought(Opportunity opportunity) {
        return activity(
                opportunity, CustomerActivity.Kind.DEAL, opportunity.ending().closedOn());
    }

    Optional<DomainEvent> revenue(Opportunity opportunity, Map<String, Object> before) {
        return before.containsKey("state") && opportunity.isIn(State.WON) ? revenue(opportunity) : Optional.empty();
    }

    private Optional<DomainEvent> revenue(Opportunity opportunity) {
        String customer = opportunity.customer();
        return customer == null || opportunity.worth().amount() == null
                ? Optional.empty()
                : Optional.of(new CustomerFact(
                        customer,
                        REVENUE,
                        opportunity.worth().amount(),
                        at(opportunity.ending().closedOn())));
    }

    private Optional<DomainEvent> activity(
            Opportunity opportunity, CustomerActivity.Kind kind, @Nullable LocalDate day) {
        String customer = opportunity.customer();
        return customer == null ? Optional.empty() : Optional.of(new CustomerActivity(customer, kind, at(day)));
    }

    /** Today is this moment; another day is its noon. */
    private Instant at(@Nullable LocalDate day) {
        Instant now = clock.instant();
        return day == null || !day.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))
                ? now
                : day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
