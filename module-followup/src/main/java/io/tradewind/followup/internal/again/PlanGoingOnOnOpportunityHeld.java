package io.tradewind.followup.internal.again;

import java.time.LocalDate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.followup.internal.again.PlannedDay.Wish;
import io.tradewind.opportunity.OpportunityHeld;

/** Who put an opportunity on hold until a day has it in the calendar on that day. */
@Component(service = EventHandler.class)
public final class PlanGoingOnOnOpportunityHeld implements EventHandler<OpportunityHeld> {
    private final PlannedDay planned;

    @Activate
    public PlanGoingOnOnOpportunityHeld(@Reference PlannedDay planned) {
        this.planned = planned;
    }

    @Override
    public Class<OpportunityHeld> eventType() {
        return OpportunityHeld.class;
    }

    @Override
    public boolean wants(OpportunityHeld event) {
        return event.until() != null && event.owner() != null;
    }

    @Override
    public void on(OpportunityHeld event) {
        LocalDate day = event.until();
        String owner = event.owner();
        if (day != null && owner != null) {
            planned.plan(
                    new Wish(event.opportunity(), event.name(), "ON_HOLD", "holdUntil", owner),
                    day,
                    "plans.again.ON_HOLD");
        }
    }
}
