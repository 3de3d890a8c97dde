package io.tradewind.customer.internal.lead;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.customer.LeadConversionUndone;
import io.tradewind.customer.LeadConverted;
import io.tradewind.customer.LeadResult;
import io.tradewind.merge.Referrers;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/** Makes customers and contacts of leads, in the transaction of the action, with the actor's rights; and takes it back. */
@Component(service = Conversion.class)
public final class Conversion {
    private static final String CUSTOMERS = "customers";
    private static final String CONTACTS = "contacts";

    private final Later<Records> records;
    private final Later<Referrers> referrers;
    private final List<LeadResult> results = new CopyOnWriteArrayList<>();
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Conversion(
            @Reference ComponentServiceObjects<Records> records,
            @Reference ComponentServiceObjects<Referrers> referrers) {
        this.records = new Later<>(records);
        this.referrers = new Later<>(referrers);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(LeadResult result) {
        results.add(result);
    }

    void remove(LeadResult result) {
        results.remove(result);
    }

    LeadConverted convert(Lead lead, ConvertLead command) {
        String attached = command.customer();
        RecordView customer = attached == null
                ? create(CUSTOMERS, customer(lead, command))
                : records.with(all -> all.read(new RecordRef(CUSTOMERS, attached)));
        RecordView contact =
                command.withoutContact() ? null : create(CONTACTS, contact(lead, customer.id(), attached == null));
        lead.convert(customer.id(), contact == null ? null : contact.id(), attached == null);
        return new LeadConverted(
                lead.id(),
                lead.title(),
                customer.id(),
                customer.title(),
                attached == null,
                contact == null ? null : contact.id(),
                command.opportunity(),
                command.amount(),
                command.expectedClose(),
                lead.source(),
                lead.campaign(),
                lead.ownerId(),
                lead.teamId(),
                clock.instant());
    }

    private RecordView create(String type, Map<String, ? extends @Nullable Object> values) {
        return records.with(all -> all.create(type, values));
    }

    private static Map<String, Object> customer(Lead lead, ConvertLead command) {
        Map<String, Object> values = new LinkedHashMap<>();
        String name = Objects.requireNonNullElse(
                command.customerName(), Objects.requireNonNullElse(lead.company(), lead.title()));
        values.put("name", name);
        put(values, "phone", lead.phone());
        put(values, "email", lead.email());
        put(values, "source", lead.source());
        put(values, "region", lead.region());
        put(values, "remark", lead.note());
        own(values, lead);
        return values;
    }

    private static Map<String, Object> contact(Lead lead, String customer, boolean first) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", lead.title());
        values.put("customer", customer);
        values.put("primary", first);
        put(values, "mobile", lead.phone());
        put(values, "email", lead.email());
        own(values, lead);
        return values;
    }

    private static void own(Map<String, Object> values, Lead lead) {
        put(values, "owner", lead.ownerId());
        put(values, "team", lead.teamId());
    }

    private static void put(Map<String, Object> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    /** @throws TradewindException CONFLICT {@code leads.something-hangs} if others refer to what was made */
    LeadConversionUndone undo(Lead lead) {
        String customer = Objects.requireNonNullElse(lead.customer(), "");
        String contact = lead.contact();
        boolean made = lead.madeCustomer();
        takeBackResults(lead);
        if (contact != null) {
            removeIfFree(lead, new RecordRef(CONTACTS, contact), "contact");
        }
        if (made) {
            removeIfFree(lead, new RecordRef(CUSTOMERS, customer), "customer");
        }
        lead.undoConversion();
        return new LeadConversionUndone(lead.id(), customer, made, contact, clock.instant());
    }

    private void takeBackResults(Lead lead) {
        results.forEach(result -> result.takeBack(new RecordRef(LeadType.NAME, lead.id())));
    }

    private void removeIfFree(Lead lead, RecordRef made, String field) {
        long hanging = hanging(made, field);
        if (hanging > 0) {
            takeBackResults(lead); // stages hear of a conversion a moment later: this came while we looked
            hanging = hanging(made, field);
        }
        if (hanging > 0) {
            throw new TradewindException(Kind.CONFLICT, "leads.something-hangs", hanging);
        }
        remove(made);
    }

    /** @param field the lead's own reference to it, which does not count */
    private long hanging(RecordRef made, String field) {
        return referrers.with(all -> all.of(made)).stream()
                .mapToLong(one ->
                        one.type().equals(LeadType.NAME) && one.field().equals(field) ? one.count() - 1 : one.count())
                .sum();
    }

    /** What somebody has removed meanwhile stays where it is. */
    private void remove(RecordRef made) {
        records.with(all -> {
            try {
                RecordView record = all.read(made);
                all.remove(made, record.version());
            } catch (TradewindException gone) {
                if (gone.kind() != Kind.NOT_FOUND) {
                    throw gone;
                }
            }
            return made;
        });
    }
}
