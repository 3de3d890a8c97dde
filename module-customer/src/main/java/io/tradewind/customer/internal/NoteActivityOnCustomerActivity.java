package io.tradewind.customer.internal;

import java.util.List;

import jakarta.persistence.EntityManager;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.customer.CustomerActivity;
import io.tradewind.event.EventHandler;
import io.tradewind.event.Events;
import io.tradewind.event.RecordsChanged;

/** The last follow-up, opportunity and deal stand on the customer, so that its pool's rules can count from there. */
@Component(service = EventHandler.class)
public final class NoteActivityOnCustomerActivity implements EventHandler<CustomerActivity> {
    private final EntityManager entities;
    private final Events events;

    @Activate
    public NoteActivityOnCustomerActivity(
            @Reference(target = "(unit=customer)") EntityManager entities, @Reference Events events) {
        this.entities = entities;
        this.events = events;
    }

    @Override
    public Class<CustomerActivity> eventType() {
        return CustomerActivity.class;
    }

    @Override
    public void on(CustomerActivity event) {
        String fact = switch (event.kind()) {
            case FOLLOW_UP -> "lastContactAt";
            case OPPORTUNITY -> "lastOpportunityAt";
            case DEAL -> "lastDealAt";
        };
        int changed = entities.createQuery("update Customer c set c." + fact + " = :at, c.recycleAt = null"
                        + " where c.id = :id and (c." + fact + " is null or c." + fact + " < :at)")
                .setParameter("at", event.occurredAt())
                .setParameter("id", event.customer())
                .executeUpdate();
        if (changed > 0) {
            events.publish(new RecordsChanged(
                    CustomerType.NAME, List.of(event.customer()), RecordsChanged.Kind.CHANGED, event.occurredAt()));
        }
    }
}
