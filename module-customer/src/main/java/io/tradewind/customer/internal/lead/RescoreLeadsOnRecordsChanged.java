package io.tradewind.customer.internal.lead;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.event.EventHandler;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records;

/** When the rules change, open leads are scored anew. */
@Component(service = EventHandler.class)
public final class RescoreLeadsOnRecordsChanged implements EventHandler<RecordsChanged> {
    private static final int AT_ONCE = 500;

    private final Records records;
    private final Leads leads;
    private final Identity identity;

    @Activate
    public RescoreLeadsOnRecordsChanged(
            @Reference Records records, @Reference Leads leads, @Reference Identity identity) {
        this.records = records;
        this.leads = leads;
        this.identity = identity;
    }

    @Override
    public Class<RecordsChanged> eventType() {
        return RecordsChanged.class;
    }

    @Override
    public boolean wants(RecordsChanged event) {
        return event.type().equals(ScoringRuleType.NAME);
    }

    @Override
    public void on(RecordsChanged event) {
        identity.as(Actor.SYSTEM, this::rescoreAll);
    }

    private void rescoreAll() {
        List<String> some = leads.open("", AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(this::rescore);
            some = leads.open(some.getLast(), AT_ONCE);
        }
    }

    private void rescore(String lead) {
        try {
            records.act(new RecordRef(LeadType.NAME, lead), "rescore", Map.of());
        } catch (TradewindException closedMeanwhile) {
            // a lead that is not open any more keeps its points
        }
    }
}
