package io.tradewind.followup.internal.again;

import java.time.LocalDate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.followup.internal.again.PlannedDay.Wish;
import io.tradewind.opportunity.OpportunityLost;

/** Who lost an opportunity and said when it is worth asking again has it in the calendar on that day. */
@Component(service = EventHandler.class)
public final class PlanAskingAgainOnOpportunityLost implements EventHandler<OpportunityLost> {
    private final PlannedDay planned;

    @Activate
    public PlanAskingAgainOnOpportunityLost(@Reference PlannedDay planned) {
        this.planned = planned;
    }

    @Override
    public Class<OpportunityLost> eventType() {
        return OpportunityLost.class;
    }

    @Override
    public boolean wants(OpportunityLost event) {
        return event.askAgainOn() != null && event.owner() != null;
    }

    @Override
    public void on(OpportunityLost event) {
        LocalDate day = event.askAgainOn();
        String owner = event.owner();
        if (day != null && owner != null) {
            planned.plan(
                    new Wish(event.opportunity(), event.name(), "LOST", "askAgainOn", owner), day, "plans.again.LOST");
        }
    }
}
