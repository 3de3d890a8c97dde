package io.tradewind.customer.internal.grading;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.customer.CustomerActivity;
import io.tradewind.event.EventHandler;

/** Follow-ups, opportunities and deals count when customers are graded. */
@Component(service = EventHandler.class)
public final class KeepFactOnCustomerActivity implements EventHandler<CustomerActivity> {
    private final Facts facts;

    @Activate
    public KeepFactOnCustomerActivity(@Reference Facts facts) {
        this.facts = facts;
    }

    @Override
    public Class<CustomerActivity> eventType() {
        return CustomerActivity.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(CustomerActivity event) {
        facts.keep(event.customer(), event.kind().name(), null, event.occurredAt());
    }
}
