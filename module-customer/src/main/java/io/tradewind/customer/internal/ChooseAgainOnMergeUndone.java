package io.tradewind.customer.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.EventHandler;
import io.tradewind.merge.MergeUndone;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/** A contact that stepped back because of a merge is the main one again when the merge is undone. */
@Component(service = EventHandler.class)
public final class ChooseAgainOnMergeUndone implements EventHandler<MergeUndone> {
    private static final int LATEST = 10;

    private final Records records;
    private final Identity identity;

    @Activate
    public ChooseAgainOnMergeUndone(@Reference Records records, @Reference Identity identity) {
        this.records = records;
        this.identity = identity;
    }

    @Override
    public Class<MergeUndone> eventType() {
        return MergeUndone.class;
    }

    @Override
    public void on(MergeUndone event) {
        if (event.type().equals(CustomerType.NAME)) {
            identity.as(Actor.SYSTEM, () -> chooseAgain(event));
        }
    }

    private void chooseAgain(MergeUndone event) {
        var contacts = RecordQuery.ALL
                .filters(List.of(Filter.of("customer", Operator.EQ, event.other())))
                .fields(Set.of("name", "primary"))
                .limit(500);
        List<RecordView> all = records.query(ContactType.NAME, contacts).items();
        if (all.stream().noneMatch(contact -> Boolean.TRUE.equals(contact.value("primary")))) {
            all.stream()
                    .filter(contact -> steppedBack(contact, event.mergedAt()))
                    .findFirst()
                    .ifPresent(contact -> records.change(contact.ref(), contact.version(), Map.of("primary", true)));
        }
    }

    private boolean steppedBack(RecordView contact, Instant mergedAt) {
        return records.trace(contact.ref(), LATEST, null).stream()
                .filter(entry ->
                        entry.by().id().equals(Actor.SYSTEM.id()) && !entry.at().isBefore(mergedAt))
                .flatMap(entry -> entry.changes().stream())
                .anyMatch(change -> change.field().equals("primary") && "false".equals(change.to()));
    }
}
