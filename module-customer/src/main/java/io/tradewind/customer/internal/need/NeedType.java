package io.tradewind.customer.internal.need;

import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a need is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class NeedType implements RecordType<Need> {
    static final String NAME = "needs";

    private final Clock clock;
    private final RecordSpec<Need> spec;

    @Activate
    public NeedType() {
        this(Clock.systemUTC());
    }

    NeedType(Clock clock) {
        this.clock = clock;
        this.spec = describe();
    }

    @Override
    public RecordSpec<Need> spec() {
        return spec;
    }

    private RecordSpec<Need> describe() {
        return RecordSpec.of(NAME, Need.class, Need::new)
                .title("what")
                .menu("clipboard-list", "sales", 30)
                .state("state")
                .sortedBy("wantedBy")
                .field(text("what", Need::what, Need::call)
                        .required()
                        .max(200)
                        .searched()
                        .sortable()
                        .listed())
                .field(reference("customer", "customers", Need::customer, Need::belongTo)
                        .required()
                        .listed())
                .field(enumeration("state", Need.State.class, Need::state, null).listed())
                .field(enumeration("priority", Need.Priority.class, Need::priority, Need::prioritise)
                        .listed())
                .field(money("budget", Need::budget, Need::afford).sortable().listed())
                .field(date("wantedBy", Need::wantedBy, Need::wantBy).sortable().listed())
                .field(longText("why", Need::why, Need::explain))
                .field(lines("decisionPath", Need::decisionPath, Need::decideBy, steps())
                        .in("decision"))
                .field(longText("answer", Need::answer, null).in("answer"))
                .field(text("dropReason", Need::dropReason, null).max(500).in("answer"))
                .action(Action.<Need, AnswerNeed>of(
                                "answer",
                                AnswerNeed.class,
                                (need, command) -> Optional.of(need.respond(command.answer(), clock.instant())))
                        .when(Need::isRunning)
                        .look(Action.Look.PRIMARY))
                .action(Action.<Need, AcceptNeed>of(
                                "accept",
                                AcceptNeed.class,
                                (need, command) -> Optional.of(need.accept(clock.instant())))
                        .when(need -> need.state() == Need.State.ANSWERED))
                .action(Action.<Need, DropNeed>of(
                                "drop",
                                DropNeed.class,
                                (need, command) -> Optional.of(need.drop(command.reason(), clock.instant())))
                        .when(Need::isRunning))
                .action(Action.<Need, ReopenNeed>of(
                                "reopen",
                                ReopenNeed.class,
                                (need, command) -> Optional.of(need.reopen(clock.instant())))
                        .when(need -> !need.isRunning()))
                .onCreate(need -> Optional.of(need.raised(clock.instant())));
    }

    /** Parts of a line; they are read and written with the line. */
    private static List<Field<?, ?>> steps() {
        return List.of(
                reference("contact", "contacts", (Need need) -> null, (need, part) -> {}),
                text("who", (Need need) -> null, (need, part) -> {}).max(100),
                enumeration("role", DecisionStep.Role.class, (Need need) -> null, (need, part) -> {})
                        .required(),
                enumeration("stance", DecisionStep.Stance.class, (Need need) -> null, (need, part) -> {}));
    }
}
