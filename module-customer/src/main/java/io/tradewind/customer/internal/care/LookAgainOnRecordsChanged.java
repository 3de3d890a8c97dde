package io.tradewind.customer.internal.care;

import java.util.Objects;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.tx.Turns;

/** When a plan changes, it is looked through anew; what was found before stays. */
@Component(service = EventHandler.class)
public final class LookAgainOnRecordsChanged implements EventHandler<RecordsChanged> {
    private final Turns turns;
    private final EntityManager entities;

    @Activate
    public LookAgainOnRecordsChanged(
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
        return event.type().equals(CarePlanType.NAME);
    }

    @Override
    public void on(RecordsChanged event) {
        turns.take("customers.care");
        Objects.requireNonNull(entities.find(CareRun.class, 1)).startOver();
    }
}
