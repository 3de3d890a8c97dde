package io.tradewind.customer.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.EventHandler;
import io.tradewind.merge.RecordsMerged;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/** Where two customers became one, the survivor's main contact stays it; those that came along step back. */
@Component(service = EventHandler.class)
public final class KeepOnePrimaryOnRecordsMerged implements EventHandler<RecordsMerged> {
    private final Records records;
    private final Identity identity;

    @Activate
    public KeepOnePrimaryOnRecordsMerged(@Reference Records records, @Reference Identity identity) {
        this.records = records;
        this.identity = identity;
    }

    @Override
    public Class<RecordsMerged> eventType() {
        return RecordsMerged.class;
    }

    @Override
    public void on(RecordsMerged event) {
        if (event.type().equals(CustomerType.NAME)) {
            identity.as(Actor.SYSTEM, () -> stepBack(event.survivor()));
        }
    }

    private void stepBack(String customer) {
        var primaries = RecordQuery.ALL
                .filters(List.of(
                        Filter.of("customer", Operator.EQ, customer), Filter.of("primary", Operator.EQ, "true")))
                .fields(Set.of("name", "updatedAt"))
                .limit(500);
        records.query(ContactType.NAME, primaries).items().stream()
                .sorted(Comparator.comparing(KeepOnePrimaryOnRecordsMerged::changed))
                .skip(1) // whoever came along was changed by that
                .forEach(contact -> records.change(contact.ref(), contact.version(), Map.of("primary", false)));
    }

    private static Instant changed(RecordView contact) {
        return contact.value("updatedAt") instanceof Instant at ? at : Instant.EPOCH;
    }
}
