package io.tradewind.opportunity.internal.deal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Identity;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.opportunity.internal.currency.Currencies;
import io.tradewind.opportunity.internal.currency.Exchange;
import io.tradewind.opportunity.internal.pipeline.Occupants;
import io.tradewind.opportunity.internal.pipeline.Stage;

/** Opportunities in the stage's own tables. */
@Component(service = {Opportunities.class, Occupants.class})
public final class StoredOpportunities implements Opportunities, Occupants {
    private static final int MOST_IN_EVENT = 500;

    private final EntityManager entities;
    private final Currencies currencies;
    private final Identity identity;
    private final Events events;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public StoredOpportunities(
            @Reference(target = "(unit=opportunity)") EntityManager entities,
            @Reference Currencies currencies,
            @Reference Identity identity,
            @Reference Events events) {
        this.entities = entities;
        this.currencies = currencies;
        this.identity = identity;
        this.events = events;
    }

    @Override
    public Optional<Opportunity> find(String id) {
        return Optional.ofNullable(entities.find(Opportunity.class, id));
    }

    @Override
    public Optional<String> movedMeanwhile(Opportunity opportunity) {
        return entities.createQuery("select o.version, o.stage from Opportunity o where o.id = :id", Object[].class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("id", opportunity.id())
                .getResultStream()
                .filter(row -> ((Number) row[0]).longValue() != opportunity.version())
                .map(row -> Objects.toString(row[1]))
                .findFirst();
    }

    @Override
    public List<String> ofLead(String lead) {
        return entities.createQuery(
                        "select o.id from Opportunity o where o.lead = :lead and o.removedAt is null", String.class)
                .setParameter("lead", lead)
                .getResultList();
    }

    @Override
    public long of(String stage) {
        return entities.createQuery("select count(o) from Opportunity o where o.stage = :stage", Long.class)
                .setFlushMode(FlushModeType.COMMIT) // asked while a pipeline is being changed
                .setParameter("stage", stage)
                .getSingleResult();
    }

    @Override
    public boolean areIn(String pipeline) {
        return !entities.createQuery("select o.id from Opportunity o where o.pipeline = :pipeline", String.class)
                .setParameter("pipeline", pipeline)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void move(Stage from, Stage into) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.systemDefault()));
        Exchange exchange = currencies.exchange();
        String by = identity.require().id();
        List<String> moved = new ArrayList<>();
        entities.createQuery("select o from Opportunity o where o.stage = :stage order by o.id", Opportunity.class)
                .setParameter("stage", from.id())
                .getResultList()
                .forEach(opportunity -> {
                    opportunity.transfer(into, now, by);
                    opportunity.convert(exchange, today);
                    opportunity.changed(by, now);
                    moved.add(opportunity.id());
                });
        entities.flush();
        for (int start = 0; start < moved.size(); start += MOST_IN_EVENT) {
            List<String> some = moved.subList(start, Math.min(moved.size(), start + MOST_IN_EVENT));
            events.publish(new RecordsChanged(OpportunityType.NAME, some, RecordsChanged.Kind.CHANGED, now));
        }
    }
}
