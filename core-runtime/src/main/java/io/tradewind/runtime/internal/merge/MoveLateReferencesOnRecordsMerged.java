package io.tradewind.runtime.internal.merge;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.EventHandler;
import io.tradewind.merge.RecordsMerged;
import io.tradewind.record.RecordTypes;

/** Somebody may have referred to the other record in a transaction of the same moment. */
@Component(service = EventHandler.class)
public final class MoveLateReferencesOnRecordsMerged implements EventHandler<RecordsMerged> {
    private final StoredMerges merges;
    private final RecordTypes types;
    private final Identity identity;

    @Activate
    public MoveLateReferencesOnRecordsMerged(
            @Reference StoredMerges merges, @Reference RecordTypes types, @Reference Identity identity) {
        this.merges = merges;
        this.types = types;
        this.identity = identity;
    }

    @Override
    public Class<RecordsMerged> eventType() {
        return RecordsMerged.class;
    }

    @Override
    public void on(RecordsMerged event) {
        identity.as(Actor.SYSTEM, () -> {
            merges.followLate(event.merge());
            types.running().forEach(type -> merges.catchUp(type.name()));
            return event;
        });
    }
}
