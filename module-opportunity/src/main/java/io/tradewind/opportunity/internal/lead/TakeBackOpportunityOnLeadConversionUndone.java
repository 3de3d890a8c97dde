package io.tradewind.opportunity.internal.lead;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.LeadConversionUndone;
import io.tradewind.event.EventHandler;

/** Somebody may convert a lead and take it back while we are opening its opportunity: then that goes, too. */
@Component(service = EventHandler.class)
public final class TakeBackOpportunityOnLeadConversionUndone implements EventHandler<LeadConversionUndone> {
    private final OpportunityOfLead results;
    private final Identity identity;

    @Activate
    public TakeBackOpportunityOnLeadConversionUndone(
            @Reference OpportunityOfLead results, @Reference Identity identity) {
        this.results = results;
        this.identity = identity;
    }

    @Override
    public Class<LeadConversionUndone> eventType() {
        return LeadConversionUndone.class;
    }

    @Override
    public void on(LeadConversionUndone event) {
        identity.as(Actor.SYSTEM, () -> results.takeBackLate(event.lead(), event.customer()));
    }
}
