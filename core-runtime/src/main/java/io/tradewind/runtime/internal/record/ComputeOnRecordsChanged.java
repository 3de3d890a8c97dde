package io.tradewind.runtime.internal.record;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.event.RecordsChanged.Kind;
import io.tradewind.runtime.internal.tx.Database;
import io.tradewind.tx.Transactions;

/**
 * Stages note some facts in their records without the engine, when a customer was contacted last for example: what formulas make of these
 * follows here.
 */
@Component(service = EventHandler.class)
public final class ComputeOnRecordsChanged implements EventHandler<RecordsChanged> {
    private final LiveRecordTypes types;
    private final Recomputing recomputing;

    @Activate
    public ComputeOnRecordsChanged(
            @Reference RecordEngine engine,
            @Reference LiveRecordTypes types,
            @Reference Database database,
            @Reference Transactions transactions) {
        this.types = types;
        recomputing = new Recomputing(engine, types, database, transactions);
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.kind() == Kind.CHANGED
                && types.running(event.type())
                        .filter(type -> type.computed().readsFacts())
                        .isPresent();
    }

    @Override
    public void on(RecordsChanged event) {
        recomputing.some(event.type(), event.ids());
    }
}
