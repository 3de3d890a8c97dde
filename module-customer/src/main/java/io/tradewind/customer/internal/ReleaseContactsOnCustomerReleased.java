package io.tradewind.customer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.CustomerReleased;
import io.tradewind.event.EventHandler;
import io.tradewind.record.Records;

/** The contacts of the former owner go into the pool with their customer. */
@Component(service = EventHandler.class)
public final class ReleaseContactsOnCustomerReleased implements EventHandler<CustomerReleased> {
    private final Records records;
    private final Identity identity;

    @Activate
    public ReleaseContactsOnCustomerReleased(@Reference Records records, @Reference Identity identity) {
        this.records = records;
        this.identity = identity;
    }

    @Override
    public Class<CustomerReleased> eventType() {
        return CustomerReleased.class;
    }

    @Override
    public void on(CustomerReleased event) {
        identity.as(Actor.SYSTEM, () -> new ContactOwners(records).give(event.customer(), event.from(), null));
    }
}
