package io.tradewind.customer.internal.grading;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.customer.CustomerFact;
import io.tradewind.event.EventHandler;

/** What any stage says of a customer counts when it is graded. */
@Component(service = EventHandler.class)
public final class KeepFactOnCustomerFact implements EventHandler<CustomerFact> {
    private final Facts facts;

    @Activate
    public KeepFactOnCustomerFact(@Reference Facts facts) {
        this.facts = facts;
    }

    @Override
    public Class<CustomerFact> eventType() {
        return CustomerFact.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(CustomerFact event) {
        facts.keep(event.customer(), event.fact(), event.amount(), event.occurredAt());
    }
}
