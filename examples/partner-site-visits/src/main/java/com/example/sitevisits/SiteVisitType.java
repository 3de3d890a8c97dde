package com.example.sitevisits;

import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import org.osgi.service.component.annotations.Component;

import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** List, form, page, HTTP, import, trace and rights of site visits follow from this description. */
@Component(service = RecordType.class)
public final class SiteVisitType implements RecordType<SiteVisit> {
    @Override
    public RecordSpec<SiteVisit> spec() {
        return RecordSpec.of("site-visits", SiteVisit.class, SiteVisit::new)
                .title("topic")
                .menu("map-pin", "service", 50)
                .numbered("V-", 5)
                .sortedBy("-visitedOn")
                .field(text("topic", (SiteVisit v) -> v.topic, (v, topic) -> v.topic = topic)
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(reference("customer", "customers", (SiteVisit v) -> v.customer, (v, id) -> v.customer = id)
                        .required()
                        .listed())
                .field(date("visitedOn", (SiteVisit v) -> v.visitedOn, (v, day) -> v.visitedOn = day)
                        .required()
                        .sortable()
                        .listed())
                .field(enumeration(
                                "outcome",
                                SiteVisit.Outcome.class,
                                (SiteVisit v) -> v.outcome,
                                (v, outcome) -> v.outcome = outcome)
                        .listed())
                .field(longText("notes", (SiteVisit v) -> v.notes, (v, notes) -> v.notes = notes));
    }
}
