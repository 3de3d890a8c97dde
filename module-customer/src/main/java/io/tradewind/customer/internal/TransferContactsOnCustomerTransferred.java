package io.tradewind.customer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.CustomerTransferred;
import io.tradewind.event.EventHandler;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
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
            identity.as(Actor.SYSTEM, () -> takeAlong(event));
        }
    }

    private void takeAlong(CustomerTransferred event) {
        List<Filter> conditions = new ArrayList<>();
        conditions.add(Filter.of("customer", Operator.EQ, event.customer()));
        String from = event.from();
        conditions.add(
                from == null ? Filter.of("owner", Operator.EMPTY, "true") : Filter.of("owner", Operator.EQ, from));
        Map<String, @Nullable Object> owner = new HashMap<>();
        owner.put("owner", event.to());
        List<RecordView> contacts = new ArrayList<>();
        records.each(ContactType.NAME, RecordQuery.ALL.filters(conditions).fields(Set.of("name")), contacts::add);
        contacts.forEach(contact -> records.change(contact.ref(), contact.version(), owner));
    }
}
