package io.tradewind.customer.internal.care;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;

import org.osgi.service.component.annotations.Component;

import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a care plan is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class CarePlanType implements RecordType<CarePlan> {
    static final String NAME = "care-plans";

    @Override
    public RecordSpec<CarePlan> spec() {
        return RecordSpec.of(NAME, CarePlan.class, CarePlan::new)
                .title("name")
                .menu("heart", "admin", 66)
                .shared()
                .sortedBy("name")
                .field(text("name", CarePlan::name, CarePlan::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(enumeration("occasion", CarePlan.Occasion.class, CarePlan::occasion, CarePlan::celebrate)
                        .required()
                        .listed())
                .field(integer("days", CarePlan::days, CarePlan::allow)
                        .between(0, 3_650)
                        .required()
                        .listed())
                .field(tags("levels", CarePlan::levels, CarePlan::rank, "customer-levels")
                        .listed())
                .field(bool("active", CarePlan::active, CarePlan::activate).listed())
                .field(longText("advice", CarePlan::advice, CarePlan::advise));
    }
}
