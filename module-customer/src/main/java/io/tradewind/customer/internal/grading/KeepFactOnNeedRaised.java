package io.tradewind.customer.internal.grading;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.customer.NeedRaised;
import io.tradewind.event.EventHandler;

/** Needs count when customers are graded, with their budget. */
@Component(service = EventHandler.class)
public final class KeepFactOnNeedRaised implements EventHandler<NeedRaised> {
    private final Facts facts;

    @Activate
    public KeepFactOnNeedRaised(@Reference Facts facts) {
        this.facts = facts;
    }

    @Override
    public Class<NeedRaised> eventType() {
        return NeedRaised.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(NeedRaised event) {
        facts.keep(event.customer(), "NEED", event.budget(), event.occurredAt());
    }
}
