package io.tradewind.followup.internal.ui;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.followup.internal.plan.PlanType;

/** Tells open calendars that plans changed, whoever changed them and wherever; a calendar reads again with its own rights. */
@Component(service = {PlanNews.class, EventHandler.class})
public final class PlanNews implements EventHandler<RecordsChanged> {
    private final Set<Runnable> calendars = new CopyOnWriteArraySet<>();

    @Activate
    public PlanNews() {}

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean onEveryNode() {
        return true;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.type().equals(PlanType.NAME) && !calendars.isEmpty();
    }

    @Override
    public void on(RecordsChanged event) {
        calendars.forEach(Runnable::run);
    }

    /** @param calendar called on the event log's thread until closed: hand over to the screen and return */
    AutoCloseable watch(Runnable calendar) {
        calendars.add(calendar);
        return () -> calendars.remove(calendar);
    }
}
