package io.tradewind.opportunity.internal.deal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.opportunity.internal.currency.CurrencyType;
import io.tradewind.tx.Transactions;

/** Amounts in the company's currency follow its rates. */
@Component(service = EventHandler.class)
public final class RevalueOnRecordsChanged implements EventHandler<RecordsChanged> {
    private final Revaluation revaluation;
    private final Transactions transactions;

    @Activate
    public RevalueOnRecordsChanged(@Reference Revaluation revaluation, @Reference Transactions transactions) {
        this.revaluation = revaluation;
        this.transactions = transactions;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.type().equals(CurrencyType.NAME);
    }

    @Override
    public void on(RecordsChanged event) {
        transactions.afterCommit(revaluation::soon);
    }
}
