package io.tradewind.customer.internal.grading;

import java.util.Objects;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.tx.Turns;

/** When the rules change, all customers are looked at anew. */
@Component(service = EventHandler.class)
public final class StartOverOnRecordsChanged implements EventHandler<RecordsChanged> {
    private final Turns turns;
    private final EntityManager entities;

    @Activate
    public StartOverOnRecordsChanged(
            @Reference Turns turns, @Reference(target = "(unit=customer)") EntityManager entities) {
        this.turns = turns;
        this.entities = entities;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.type().equals(GradingSchemeType.NAME);
    }

    @Override
    public void on(RecordsChanged event) {
        turns.take("customers.grading");
        Objects.requireNonNull(entities.find(GradingRun.class, 1)).startOver();
    }
}
