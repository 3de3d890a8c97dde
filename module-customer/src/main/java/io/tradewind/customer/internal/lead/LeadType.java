package io.tradewind.customer.internal.lead;

import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.email;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.customer.internal.lead.Lead.State;
import io.tradewind.event.DomainEvent;
import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a lead is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class LeadType implements RecordType<Lead> {
    static final String NAME = "leads";

    private final Leads leads;
    private final Assigning assigning;
    private final Conversion conversion;
    private final Clock clock = Clock.systemUTC();
    private final RecordSpec<Lead> spec;

    @Activate
    public LeadType(@Reference Leads leads, @Reference Assigning assigning, @Reference Conversion conversion) {
        this.leads = leads;
        this.assigning = assigning;
        this.conversion = conversion;
        this.spec = actions(fields());
    }

    @Override
    public RecordSpec<Lead> spec() {
        return spec;
    }

    private static RecordSpec<Lead> fields() {
        return RecordSpec.of(NAME, Lead.class, Lead::new)
                .title("name")
                .menu("user-plus", "sales", 25)
                .mergeable()
                .numbered("L-", 6)
                .state("state")
                .sortedBy("-createdAt")
                .field(text("name", Lead::name, Lead::rename)
                        .personal()
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(text("company", Lead::company, Lead::workFor)
                        .searched()
                        .sortable()
                        .listed()
                        .warnsOfDuplicates())
                .field(enumeration("state", State.class, Lead::state, null).listed())
                .field(instant("stateSince", Lead::stateSince, null).sortable())
                .field(integer("score", Lead::score, null).sortable().listed())
                .field(phone("phone", Lead::phone, Lead::answerAt)
                        .personal()
                        .listed()
                        .warnsOfDuplicates())
                .field(email("email", Lead::email, Lead::mailTo).personal().warnsOfDuplicates())
                .field(choice("region", Lead::region, Lead::locate, "regions"))
                .field(tags("tags", Lead::tags, Lead::tag, "lead-tags").listed())
                .field(longText("note", Lead::note, Lead::describe).personal())
                .field(choice("source", Lead::source, Lead::comeFrom, "sources")
                        .in("origin")
                        .listed())
                .field(text("campaign", Lead::campaign, Lead::answerTo).in("origin"))
                .field(lines("scoreReasons", Lead::scoreReasons, null, reasons())
                        .in("score"))
                .field(text("assignedBecause", Lead::assignedBecause, null)
                        .max(500)
                        .in("fate"))
                .field(text("disqualifyReason", Lead::disqualifyReason, null)
                        .max(500)
                        .in("fate"))
                .field(reference("customer", "customers", Lead::customer, null).in("fate"))
                .field(reference("contact", "contacts", Lead::contact, null).in("fate"));
    }

    /** Parts of a line; they are read with the line. */
    private static List<Field<?, ?>> reasons() {
        return List.of(text("rule", (Lead lead) -> null, null), integer("points", (Lead lead) -> null, null));
    }

    private RecordSpec<Lead> actions(RecordSpec<Lead> fields) {
        return fields.action(Action.<Lead, ConvertLead>of(
                                "convert",
                                ConvertLead.class,
                                (lead, command) -> Optional.of(conversion.convert(lead, command)))
                        .when(Lead::isOpen)
                        .look(Action.Look.PRIMARY))
                .action(Action.<Lead, AssignLead>of(
                                "assign",
                                AssignLead.class,
                                (lead, command) -> Optional.of(assigning.assign(lead, command)))
                        .when(lead -> lead.isOpen() || lead.isIn(State.POOL)))
                .action(Action.<Lead, ClaimLead>of(
                                "claim", ClaimLead.class, (lead, command) -> Optional.of(assigning.claim(lead)))
                        .when(lead -> lead.isIn(State.POOL)))
                .action(Action.<Lead, WorkLead>of("work", WorkLead.class, (lead, command) -> quietly(lead::work))
                        .when(lead -> lead.isIn(State.NEW) || lead.isIn(State.ASSIGNED)))
                .action(Action.<Lead, QualifyLead>of(
                                "qualify",
                                QualifyLead.class,
                                (lead, command) -> Optional.of(lead.qualify(clock.instant())))
                        .when(lead -> lead.isOpen() && !lead.isIn(State.QUALIFIED)))
                .action(Action.<Lead, DisqualifyLead>of(
                                "disqualify",
                                DisqualifyLead.class,
                                (lead, command) -> Optional.of(lead.disqualify(command.reason(), clock.instant())))
                        .when(lead -> lead.isOpen() || lead.isIn(State.POOL)))
                .action(Action.<Lead, ReleaseLead>of(
                                "release", ReleaseLead.class, (lead, command) -> quietly(lead::release))
                        .when(Lead::isOpen))
                .action(Action.<Lead, ReopenLead>of(
                                "reopen", ReopenLead.class, (lead, command) -> quietly(lead::reopen))
                        .when(lead -> lead.isIn(State.DISQUALIFIED)))
                .action(Action.<Lead, UndoConversion>of(
                                "undoConversion",
                                UndoConversion.class,
                                (lead, command) -> Optional.of(conversion.undo(lead)))
                        .when(lead -> lead.isIn(State.CONVERTED)))
                .action(Action.<Lead, RescoreLead>of(
                                "rescore", RescoreLead.class, (lead, command) -> quietly(() -> scored(lead)))
                        .when(Lead::isOpen))
                .check(this::scored)
                .onCreate(lead -> Optional.of(lead.captured(clock.instant())));
    }

    private static Optional<DomainEvent> quietly(Runnable change) {
        change.run();
        return Optional.empty();
    }

    /** Before each save the points are counted anew, by the rules of that moment; a new state begins with it. */
    private List<FieldProblem> scored(Lead lead) {
        lead.arrived(clock.instant());
        if (lead.isOpen() || lead.isIn(State.POOL)) {
            lead.rate(leads.rules());
        }
        return List.of();
    }
}
