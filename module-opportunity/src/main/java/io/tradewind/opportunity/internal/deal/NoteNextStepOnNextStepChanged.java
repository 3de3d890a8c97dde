package io.tradewind.opportunity.internal.deal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Directory;
import io.tradewind.event.EventHandler;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;
import io.tradewind.followup.NextStepChanged;

/** What is planned next with an opportunity stands on it, so that lists and boards show it. */
@Component(service = EventHandler.class)
public final class NoteNextStepOnNextStepChanged implements EventHandler<NextStepChanged> {
    private static final int LONGEST = 200;

    private final EntityManager entities;
    private final Events events;
    private final Directory directory;

    @Activate
    public NoteNextStepOnNextStepChanged(
            @Reference(target = "(unit=opportunity)") EntityManager entities,
            @Reference Events events,
            @Reference Directory directory) {
        this.entities = entities;
        this.events = events;
        this.directory = directory;
    }

    @Override
    public Class<NextStepChanged> eventType() {
        return NextStepChanged.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(NextStepChanged event) {
        if (!event.type().equals(OpportunityType.NAME)) {
            return;
        }
        Opportunity opportunity = entities.find(Opportunity.class, event.record());
        if (opportunity != null) {
            opportunity.outlook().plan(cut(event.goal()));
            opportunity.outlook().planOn(day(event));
            entities.flush();
            events.publish(new RecordsChanged(
                    OpportunityType.NAME, List.of(event.record()), RecordsChanged.Kind.CHANGED, event.occurredAt()));
        }
    }

    private static @Nullable String cut(String goal) {
        if (goal.isBlank()) {
            return null;
        }
        return goal.codePointCount(0, goal.length()) <= LONGEST
                ? goal
                : goal.substring(0, goal.offsetByCodePoints(0, LONGEST));
    }

    /** The day that it is for whoever is to do it, wherever the server is. */
    private @Nullable LocalDate day(NextStepChanged event) {
        String owner = event.owner();
        ZoneId zone = (owner == null ? Optional.<Actor>empty() : directory.actor(owner))
                .map(Actor::zone)
                .orElse(ZoneId.systemDefault());
        return event.dueAt() == null ? null : LocalDate.ofInstant(event.dueAt(), zone);
    }
}
