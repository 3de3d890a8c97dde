package io.tradewind.followup.internal;

import static io.tradewind.record.Field.anyReference;
import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.followup.Way;
import io.tradewind.followup.internal.mail.MailType;
import io.tradewind.followup.internal.rule.Rules;
import io.tradewind.record.Field;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a follow-up is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class FollowUpType implements RecordType<FollowUp> {
    /** Name of the type. */
    public static final String NAME = "follow-ups";

    private final Rules rules;
    private final NextPlan next;
    private final CustomerOf customers;
    private final Clock clock = Clock.systemUTC();
    private final RecordSpec<FollowUp> spec;

    @Activate
    public FollowUpType(@Reference Rules rules, @Reference NextPlan next, @Reference CustomerOf customers) {
        this.rules = rules;
        this.next = next;
        this.customers = customers;
        this.spec = describe();
    }

    @Override
    public RecordSpec<FollowUp> spec() {
        return spec;
    }

    private RecordSpec<FollowUp> describe() {
        return RecordSpec.of(NAME, FollowUp.class, () -> FollowUp.now(clock.instant()))
                .title("title")
                .menu("message-square", "sales", 40)
                .attachedTo("record")
                .sortedBy("-at")
                .field(text("title", FollowUp::title, null)
                        .personal()
                        .searched()
                        .sortable()
                        .listed())
                .field(anyReference("record", FollowUp::record, open(FollowUp::record, FollowUp::tellOf))
                        .required()
                        .listed())
                .field(enumeration("way", Way.class, FollowUp::way, open(FollowUp::way, FollowUp::go))
                        .required()
                        .listed())
                .field(instant("at", FollowUp::at, open(FollowUp::at, FollowUp::happen))
                        .column("done_at")
                        .required()
                        .sortable()
                        .listed())
                .field(longText("summary", FollowUp::summary, open(FollowUp::summary, FollowUp::tell))
                        .personal()
                        .required())
                .field(choice("outcome", FollowUp::outcome, open(FollowUp::outcome, FollowUp::leadTo), Lists.OUTCOMES)
                        .listed())
                .field(lines("people", FollowUp::people, open(FollowUp::people, FollowUp::bring), people()))
                .field(reference("corrects", NAME, FollowUp::corrects, open(FollowUp::corrects, FollowUp::correct)))
                .field(instant("nextAt", FollowUp::nextAt, open(FollowUp::nextAt, FollowUp::goOnAt))
                        .sortable()
                        .listed()
                        .in("next"))
                .field(text("nextStep", FollowUp::nextStep, open(FollowUp::nextStep, FollowUp::goOnWith))
                        .personal()
                        .in("next"))
                .field(text("noNextReason", FollowUp::noNextReason, open(FollowUp::noNextReason, FollowUp::endBecause))
                        .personal()
                        .in("next"))
                .field(bool("openEnd", FollowUp::openEnd, null).in("next"))
                .field(reference("plan", "plans", FollowUp::plan, open(FollowUp::plan, FollowUp::carryOut))
                        .in("next"))
                .field(reference("mail", MailType.NAME, FollowUp::mail, open(FollowUp::mail, FollowUp::tellOfMail)))
                .check(followUp -> followUp.problems(asksNextStep(followUp), clock.instant()))
                .erase(FollowUp::forget)
                .openWhile(followUp -> rules.isOpen(followUp.createdAt(), clock.instant()))
                .beforeRemoval(followUp -> rules.requireOpen(followUp.createdAt(), clock.instant()))
                .onCreate(followUp -> {
                    next.after(followUp);
                    return Optional.of(followUp.recorded(clock.instant()));
                })
                .onCreate(followUp -> customers.activity(followUp))
                .onCreate(followUp -> customers.fact(followUp));
    }

    /** An e-mail tells of itself; nobody sits before a form then. */
    private boolean asksNextStep(FollowUp followUp) {
        return followUp.version() == 0 && followUp.mail() == null && rules.askNextStep();
    }

    private static List<Field<?, ?>> people() {
        return List.of(reference(Companion.USER, "users", (FollowUp one) -> null, (one, part) -> {})
                .required());
    }

    /** A field that nobody changes any more once the follow-up is locked. */
    private <V> BiConsumer<FollowUp, @Nullable V> open(
            Function<FollowUp, @Nullable V> read, BiConsumer<FollowUp, @Nullable V> write) {
        return (followUp, value) -> {
            if (!Objects.equals(read.apply(followUp), value)) {
                rules.requireOpen(followUp.createdAt(), clock.instant());
                write.accept(followUp, value);
            }
        };
    }
}
