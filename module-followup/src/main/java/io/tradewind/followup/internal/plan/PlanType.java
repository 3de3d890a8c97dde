package io.tradewind.followup.internal.plan;

import static io.tradewind.record.Field.anyReference;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.DomainEvent;
import io.tradewind.followup.Way;
import io.tradewind.followup.internal.Later;
import io.tradewind.record.Action;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/** What a plan is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class PlanType implements RecordType<Plan> {
    /** Name of the type. */
    public static final String NAME = "plans";

    private static final String FOLLOW_UPS = "follow-ups";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 14 * 24 * 60;

    private final Later<Records> records;
    private final Clock clock = Clock.systemUTC();
    private final RecordSpec<Plan> spec;

    @Activate
    public PlanType(@Reference ComponentServiceObjects<Records> records) {
        this.records = new Later<>(records);
        this.spec = actions(fields());
    }

    @Override
    public RecordSpec<Plan> spec() {
        return spec;
    }

    private static RecordSpec<Plan> fields() {
        return RecordSpec.of(NAME, Plan.class, Plan::new)
                .title("goal")
                .menu("calendar-check", "sales", 41)
                .attachedTo("record")
                .state("state")
                .sortedBy("dueAt")
                .field(text("goal", Plan::goal, Plan::aim)
                        .personal()
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(anyReference("record", Plan::record, Plan::concern)
                        .required()
                        .listed())
                .field(enumeration("way", Way.class, Plan::way, Plan::go)
                        .required()
                        .listed())
                .field(instant("dueAt", Plan::dueAt, Plan::move)
                        .required()
                        .sortable()
                        .listed())
                .field(integer("duration", Plan::duration, Plan::take).between(SHORTEST, LONGEST))
                .field(enumeration("state", Plan.State.class, Plan::state, null).listed())
                .field(instant("remindAt", Plan::remindAt, null))
                .field(longText("note", Plan::note, Plan::explain).personal())
                .field(reference("cadence", "cadences", Plan::cadence, Plan::follow))
                .field(instant("doneAt", Plan::doneAt, null).in("fate"))
                .field(reference("followUp", FOLLOW_UPS, Plan::followUp, null).in("fate"))
                .field(text("cancelReason", Plan::cancelReason, null)
                        .max(500)
                        .personal()
                        .in("fate"))
                .erase(Plan::forget);
    }

    private RecordSpec<Plan> actions(RecordSpec<Plan> fields) {
        return fields.action(Action.<Plan, CompletePlan>of("complete", CompletePlan.class, this::complete)
                        .when(Plan::isOpen)
                        .look(Action.Look.PRIMARY))
                .action(Action.<Plan, StartPlan>of("start", StartPlan.class, (plan, command) -> {
                            plan.start();
                            return Optional.empty();
                        })
                        .when(plan -> plan.state() == Plan.State.PLANNED))
                .action(Action.<Plan, ReschedulePlan>of("reschedule", ReschedulePlan.class, (plan, command) -> {
                            plan.move(command.dueAt());
                            plan.take(command.duration() == null ? plan.duration() : command.duration());
                            return Optional.empty();
                        })
                        .when(Plan::isOpen))
                .action(Action.<Plan, SnoozePlan>of("snooze", SnoozePlan.class, (plan, command) -> {
                            plan.snooze(command.until(), clock.instant());
                            return Optional.empty();
                        })
                        .when(Plan::isOpen))
                .action(Action.<Plan, CancelPlan>of(
                                "cancel",
                                CancelPlan.class,
                                (plan, command) -> Optional.of(plan.cancel(command.reason(), clock.instant())))
                        .when(Plan::isOpen))
                .onCreate(plan -> Optional.of(plan.made(clock.instant())))
                .onChange(this::moved);
    }

    /** The follow-up is written first: it may be refused. */
    private Optional<DomainEvent> complete(Plan plan, CompletePlan command) {
        RecordView followUp = records.with(all -> all.create(FOLLOW_UPS, command.followUp(plan)));
        return Optional.of(plan.complete(followUp.id(), clock.instant()));
    }

    private Optional<DomainEvent> moved(Plan plan, Map<String, @Nullable Object> before) {
        return before.get("dueAt") instanceof Instant former
                ? Optional.of(plan.rescheduled(former, clock.instant()))
                : Optional.empty();
    }
}
