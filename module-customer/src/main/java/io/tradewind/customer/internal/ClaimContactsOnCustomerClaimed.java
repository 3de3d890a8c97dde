package io.tradewind.customer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.CustomerClaimed;
import io.tradewind.event.EventHandler;
import io.tradewind.record.Records;

/** Contacts that nobody looks after belong to whoever claimed their customer. */
@Component(service = EventHandler.class)
public final class ClaimContactsOnCustomerClaimed implements EventHandler<CustomerClaimed> {
    private final Records records;
    private final Identity identity;

    @Activate
    public ClaimContactsOnCustomerClaimed(@Reference Records records, @Reference Identity identity) {
        this.records = records;
        this.identity = identity;
    }

    @Override
    public Class<CustomerClaimed> eventType() {
        return CustomerClaimed.class;
    }

    @Override
    public void on(CustomerClaimed event) {
        identity.as(Actor.SYSTEM, () -> new ContactOwners(records).give(event.customer(), null, event.owner()));
    }
}
