package io.tradewind.opportunity.internal.lead;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Actor;
import io.tradewind.access.Identity;
import io.tradewind.customer.LeadResult;
import io.tradewind.merge.Referrers;
import io.tradewind.opportunity.internal.deal.Opportunities;
import io.tradewind.opportunity.internal.deal.OpportunityType;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/** The opportunity that was made of a lead goes away with the conversion, as long as nobody has gone on with it. */
@Component(service = {LeadResult.class, OpportunityOfLead.class})
public final class OpportunityOfLead implements LeadResult {
    private final Records records;
    private final Referrers referrers;
    private final Opportunities opportunities;
    private final Identity identity;

    @Activate
    public OpportunityOfLead(
            @Reference Records records,
            @Reference Referrers referrers,
            @Reference Opportunities opportunities,
            @Reference Identity identity) {
        this.records = records;
        this.referrers = referrers;
        this.opportunities = opportunities;
        this.identity = identity;
    }

    @Override
    public void takeBack(RecordRef lead) {
        if (lead.type().equals("leads")) {
            opportunities.ofLead(lead.id()).forEach(id -> identity.as(Actor.SYSTEM, () -> remove(id)));
        }
    }

    /** What was opened just while the conversion was taken back; it would stand there without its customer. */
    void takeBackLate(String lead, String customer) {
        if (!isConverted(records, lead, customer)) {
            opportunities.ofLead(lead).stream()
                    .map(id -> records.read(new RecordRef(OpportunityType.NAME, id)))
                    .filter(opportunity -> refersTo(opportunity, customer) && isUntouched(opportunity))
                    .forEach(opportunity -> records.remove(opportunity.ref(), opportunity.version()));
        }
    }

    static boolean isConverted(Records records, String lead, String customer) {
        try {
            RecordView now = records.read(new RecordRef("leads", lead));
            return now.text("state").filter("CONVERTED"::equals).isPresent() && refersTo(now, customer);
        } catch (TradewindException gone) {
            if (gone.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw gone;
        }
    }

    private static boolean refersTo(RecordView record, String customer) {
        return record.value("customer") instanceof io.tradewind.record.Reference found
                && found.id().equals(customer);
    }

    private void remove(String id) {
        RecordView opportunity = records.read(new RecordRef(OpportunityType.NAME, id));
        if (!isUntouched(opportunity)) {
            throw new TradewindException(Kind.CONFLICT, "opportunities.something-hangs", opportunity.title());
        }
        records.remove(opportunity.ref(), opportunity.version());
    }

    private boolean isUntouched(RecordView opportunity) {
        boolean moved = opportunity.value("history") instanceof List<?> visits && visits.size() > 1;
        boolean open = opportunity.text("state").filter("OPEN"::equals).isPresent();
        return !moved && open && referrers.of(opportunity.ref()).isEmpty();
    }
}
