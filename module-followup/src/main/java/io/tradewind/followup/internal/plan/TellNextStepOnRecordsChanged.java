package io.tradewind.followup.internal.plan;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;

/** After each change of plans, however it came about, the others hear what is to be done next with the records that they are about. */
@Component(service = EventHandler.class)
public final class TellNextStepOnRecordsChanged implements EventHandler<RecordsChanged> {
    private static final List<Plan.State> OPEN = List.of(Plan.State.PLANNED, Plan.State.RUNNING);

    private final EntityManager entities;
    private final Events events;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public TellNextStepOnRecordsChanged(
            @Reference(target = "(unit=followup)") EntityManager entities, @Reference Events events) {
        this.entities = entities;
        this.events = events;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.type().equals(PlanType.NAME) && !event.ids().isEmpty();
    }

    @Override
    public void on(RecordsChanged event) {
        records(event.ids()).forEach(this::look);
    }

    /** Those that the plans are about now, and those that they were about when the next step was told last. */
    private Set<String> records(List<String> plans) {
        Set<String> records =
                new LinkedHashSet<>(entities.createQuery("select p.record from Plan p where p.id in :ids", String.class)
                        .setParameter("ids", plans)
                        .getResultList());
        records.addAll(entities.createQuery("select s.record from NextStep s where s.plan in :ids", String.class)
                .setParameter("ids", plans)
                .getResultList());
        return records;
    }

    private void look(String record) {
        Plan next = entities.createQuery(
                        "select p from Plan p where p.record = :record and p.removedAt is null and p.state in :open"
                                + " order by p.dueAt, p.id",
                        Plan.class)
                .setParameter("record", record)
                .setParameter("open", OPEN)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
        NextStep known = entities.find(NextStep.class, record);
        if (known == null && next == null) {
            return;
        }
        NextStep step = known == null ? NextStep.of(record) : known;
        if (known == null) {
            entities.persist(step);
        }
        step.become(next, clock.instant()).ifPresent(events::publish);
    }
}
