package io.tradewind.customer.internal.care;

import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;

import io.tradewind.customer.CustomerActivity;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.Action;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a care is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class CareType implements RecordType<Care> {
    static final String NAME = "cares";

    private final Clock clock = Clock.systemUTC();

    @Override
    public RecordSpec<Care> spec() {
        return RecordSpec.of(NAME, Care.class, Care::new)
                .title("title")
                .menu("heart", "sales", 27)
                .state("state")
                .sortedBy("dueOn")
                .field(text("title", Care::title, null).searched().sortable().listed())
                .field(enumeration("occasion", CarePlan.Occasion.class, Care::occasion, null)
                        .listed())
                .field(enumeration("state", Care.State.class, Care::state, null).listed())
                .field(date("dueOn", Care::dueOn, null).sortable().listed())
                .field(reference("customer", "customers", Care::customer, null).listed())
                .field(reference("contact", "contacts", Care::contact, null))
                .field(reference("plan", CarePlanType.NAME, Care::plan, null))
                .field(longText("note", Care::note, null))
                .action(Action.<Care, FinishCare>of("finish", FinishCare.class, this::finish)
                        .when(Care::isOpen)
                        .look(Action.Look.PRIMARY))
                .action(Action.<Care, SkipCare>of("skip", SkipCare.class, (care, command) -> {
                            care.skip(command.reason());
                            return Optional.empty();
                        })
                        .when(Care::isOpen));
    }

    private Optional<DomainEvent> finish(Care care, FinishCare command) {
        care.finish(command.note());
        return Optional.of(new CustomerActivity(
                Objects.requireNonNull(care.customer()), CustomerActivity.Kind.FOLLOW_UP, clock.instant()));
    }
}
