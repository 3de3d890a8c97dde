package io.tradewind.opportunity.internal.lead;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.LeadConverted;
import io.tradewind.event.EventHandler;
import io.tradewind.opportunity.internal.deal.Opportunities;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.record.Records;

/** A lead that became a customer goes on as an opportunity, if somebody said what it is to be called. */
@Component(service = EventHandler.class)
public final class OpenOpportunityOnLeadConverted implements EventHandler<LeadConverted> {
    private final Records records;
    private final Opportunities opportunities;
    private final Identity identity;

    @Activate
    public OpenOpportunityOnLeadConverted(
            @Reference Records records, @Reference Opportunities opportunities, @Reference Identity identity) {
        this.records = records;
        this.opportunities = opportunities;
        this.identity = identity;
    }

    @Override
    public Class<LeadConverted> eventType() {
        return LeadConverted.class;
    }

    @Override
    public void on(LeadConverted event) {
        String name = event.opportunity();
        if (name != null && !name.isBlank()) {
            identity.as(Actor.SYSTEM, () -> {
                // it may have been taken back before we heard of it, and even have been converted anew
                boolean still = OpportunityOfLead.isConverted(records, event.lead(), event.customer());
                if (still && opportunities.ofLead(event.lead()).isEmpty()) {
                    open(name, event);
                }
            });
        }
    }

    private void open(String name, LeadConverted event) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("customer", event.customer());
        values.put("lead", event.lead());
        put(values, "amount", event.amount());
        put(values, "expectedClose", event.expectedClose());
        put(values, "source", event.source());
        put(values, "campaign", event.campaign());
        put(values, "owner", event.owner());
        put(values, "team", event.team());
        String contact = event.contact();
        if (contact != null) {
            values.put("people", java.util.List.of(Map.of("contact", contact, "part", "DECIDER", "stance", "UNKNOWN")));
        }
        records.create(OpportunityType.NAME, values);
    }

    private static void put(Map<String, @Nullable Object> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
