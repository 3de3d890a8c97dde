package io.tradewind.customer.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.PrimaryContactChosen;
import io.tradewind.event.EventHandler;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Records;

/** At a customer there is one person whom we ask first: the one chosen last. */
@Component(service = EventHandler.class)
public final class KeepOnePrimaryOnPrimaryContactChosen implements EventHandler<PrimaryContactChosen> {
    private final Records records;
    private final Identity identity;

    @Activate
    public KeepOnePrimaryOnPrimaryContactChosen(@Reference Records records, @Reference Identity identity) {
        this.records = records;
        this.identity = identity;
    }

    @Override
    public Class<PrimaryContactChosen> eventType() {
        return PrimaryContactChosen.class;
    }

    @Override
    public void on(PrimaryContactChosen event) {
        identity.as(Actor.SYSTEM, () -> stepBack(event));
    }

    private void stepBack(PrimaryContactChosen event) {
        var primaries = RecordQuery.ALL
                .filters(List.of(
                        Filter.of("customer", Operator.EQ, event.customer()),
                        Filter.of("primary", Operator.EQ, "true")))
                .fields(Set.of("name"))
                .limit(500);
        records.query(ContactType.NAME, primaries).items().stream()
                .filter(contact -> !contact.id().equals(event.contact()))
                .forEach(contact -> records.change(contact.ref(), contact.version(), Map.of("primary", false)));
    }
}
