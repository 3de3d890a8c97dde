package io.tradewind.opportunity.internal.figure;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.opportunity.internal.deal.Pace;

/** The figures follow every change of an opportunity, however it came about: one reaction at a time, so that nobody waits for another. */
@Component(service = EventHandler.class)
public final class CountOnRecordsChanged implements EventHandler<RecordsChanged> {
    private final Figures figures;
    private final Pace pace;

    @Activate
    public CountOnRecordsChanged(@Reference Figures figures, @Reference Pace pace) {
        this.figures = figures;
        this.pace = pace;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean fromTheBeginning() {
        return true;
    }

    @Override
    public void on(RecordsChanged event) {
        if (event.type().equals(OpportunityType.NAME)) {
            figures.count(event.ids());
            pace.counted(event.occurredAt());
        }
    }
}
