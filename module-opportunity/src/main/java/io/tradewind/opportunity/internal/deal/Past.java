package io.tradewind.opportunity.internal.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.opportunity.internal.currency.Currencies;
import io.tradewind.opportunity.internal.pipeline.Pipelines;
import io.tradewind.opportunity.internal.pipeline.Stage;

/** Tells of opportunities what happened before today, as it would stand there if it had been written down then. Part of the running transaction. */
@Component(service = Past.class)
public final class Past {
    private final EntityManager entities;
    private final Pipelines pipelines;
    private final Currencies currencies;
    private final Events events;

    @Activate
    public Past(
            @Reference(target = "(unit=opportunity)") EntityManager entities,
            @Reference Pipelines pipelines,
            @Reference Currencies currencies,
            @Reference Events events) {
        this.entities = entities;
        this.pipelines = pipelines;
        this.currencies = currencies;
        this.events = events;
    }

    /** A stage that was entered. */
    public record Visit(String stage, Instant at) {}

    /**
     * How it ended.
     *
     * @param reason why it was lost; null: it was not
     */
    public record End(
            LocalDate on,
            @Nullable String reason,
            @Nullable String competitor,
            @Nullable String note) {}

    /** @param visits after the one that it began with, in order */
    public void tell(String id, List<Visit> visits, @Nullable End end) {
        Opportunity opportunity = Objects.requireNonNull(entities.find(Opportunity.class, id));
        String by = Objects.requireNonNullElse(opportunity.ownerId(), Objects.requireNonNull(opportunity.createdBy()));
        Instant last = Objects.requireNonNull(opportunity.stageSince());
        for (Visit visit : visits) {
            Stage stage = pipelines.stage(visit.stage()).orElseThrow();
            opportunity.enter(stage, visit.at(), by, null);
            opportunity.reckon(stage);
            last = visit.at();
        }
        if (end != null) {
            opportunity.end(now ->
                    now.on(end.on()).because(end.reason()).to(end.competitor()).noting(end.note()));
        }
        opportunity.convert(currencies.exchange(), LocalDate.now(ZoneId.systemDefault()));
        Instant opened =
                Objects.requireNonNull(opportunity.openedOn()).atTime(9, 0).toInstant(ZoneOffset.UTC);
        opportunity.created(by, opened);
        opportunity.changed(by, last);
        entities.flush();
        events.publish(new RecordsChanged(OpportunityType.NAME, List.of(id), RecordsChanged.Kind.CHANGED, last));
    }
}
