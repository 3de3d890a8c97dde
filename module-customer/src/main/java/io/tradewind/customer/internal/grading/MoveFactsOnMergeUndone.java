package io.tradewind.customer.internal.grading;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.merge.MergeUndone;

/** What was told of a customer that is back counts for it again. */
@Component(service = EventHandler.class)
public final class MoveFactsOnMergeUndone implements EventHandler<MergeUndone> {
    private final Facts facts;

    @Activate
    public MoveFactsOnMergeUndone(@Reference Facts facts) {
        this.facts = facts;
    }

    @Override
    public Class<MergeUndone> eventType() {
        return MergeUndone.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(MergeUndone event) {
        if (event.type().equals("customers")) {
            facts.unmerged(event.other(), event.survivor());
        }
    }
}
