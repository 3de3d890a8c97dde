package io.tradewind.customer.internal.territory;

import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.CustomerCreated;
import io.tradewind.event.EventHandler;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;

/** A new customer goes to those whose territory it is, if that takes new ones. */
@Component(service = EventHandler.class)
public final class AssignTerritoryOnCustomerCreated implements EventHandler<CustomerCreated> {
    private static final Logger log = LoggerFactory.getLogger(AssignTerritoryOnCustomerCreated.class);

    private final Territories territories;
    private final Records records;
    private final Identity identity;

    @Activate
    public AssignTerritoryOnCustomerCreated(
            @Reference Territories territories, @Reference Records records, @Reference Identity identity) {
        this.territories = territories;
        this.records = records;
        this.identity = identity;
    }

    @Override
    public Class<CustomerCreated> eventType() {
        return CustomerCreated.class;
    }

    @Override
    public void on(CustomerCreated event) {
        if (!territories.takesNew()) {
            return;
        }
        Situation customer = territories.situation(event.customer());
        if (customer == null || !territories.takesNew(customer)) {
            return;
        }
        try {
            territories.allocate(customer);
        } catch (TradewindException nobody) {
            log.info("Customer {} stays with who entered it: {}", event.customer(), nobody.code());
            return;
        }
        identity.as(
                Actor.SYSTEM,
                () -> records.act(new RecordRef("customers", event.customer()), "assignTerritory", Map.of()));
    }
}
