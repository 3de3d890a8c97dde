package io.tradewind.customer.internal.grading;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.merge.RecordsMerged;

/** What was told of a merged customer counts for the survivor. */
@Component(service = EventHandler.class)
public final class MoveFactsOnRecordsMerged implements EventHandler<RecordsMerged> {
    private final Facts facts;

    @Activate
    public MoveFactsOnRecordsMerged(@Reference Facts facts) {
        this.facts = facts;
    }

    @Override
    public Class<RecordsMerged> eventType() {
        return RecordsMerged.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(RecordsMerged event) {
        if (event.type().equals("customers")) {
            facts.merged(event.other(), event.survivor());
        }
    }
}
