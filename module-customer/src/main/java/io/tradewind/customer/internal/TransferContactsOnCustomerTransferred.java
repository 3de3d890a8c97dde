package io.tradewind.customer.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.CustomerTransferred;
import io.tradewind.event.EventHandler;
import io.tradewind.record.Records;

/** The former owner's contacts go with the customer if that was asked for; what colleagues look after stays theirs. */
@Component(service = EventHandler.class)
public final class TransferContactsOnCustomerTransferred implements EventHandler<CustomerTransferred> {
    private final Records records;
    private final Identity identity;

    @Activate
    public TransferContactsOnCustomerTransferred(@Reference Records records, @Reference Identity identity) {
        this.records = records;
        this.identity = identity;
    }

    @Override
    public Class<CustomerTransferred> eventType() {
        return CustomerTransferred.class;
    }

    @Override
    public void on(CustomerTransferred event) {
        if (event.withContacts()) {
            identity.as(
                    Actor.SYSTEM, () -> new ContactOwners(records).give(event.customer(), event.from(), event.to()));
        }
    }
}
