package io.tradewind.followup.internal.cadence;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.text;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.followup.Way;
import io.tradewind.record.Action;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a cadence is to screens and doors. */
@Component(service = RecordType.class)
public final class CadenceType implements RecordType<Cadence> {
    /** Name of the type. */
    public static final String NAME = "cadences";

    private static final int LONGEST = 730;
    private static final int LAST_HOUR = 23;

    private final Laying laying;
    private final RecordSpec<Cadence> spec;

    @Activate
    public CadenceType(@Reference Laying laying) {
        this.laying = laying;
        this.spec = describe();
    }

    @Override
    public RecordSpec<Cadence> spec() {
        return spec;
    }

    private RecordSpec<Cadence> describe() {
        return RecordSpec.of(NAME, Cadence.class, Cadence::new)
                .title("name")
                .menu("list-checks", "admin", 62)
                .shared()
                .field(text("name", Cadence::name, Cadence::rename)
                        .required()
                        .searched()
                        .sortable()
                        .listed())
                .field(longText("description", Cadence::description, Cadence::describe))
                .field(bool("workingDays", Cadence::workingDays, Cadence::countWorkingDays)
                        .listed())
                .field(bool("active", Cadence::active, Cadence::use).listed())
                .field(lines("steps", Cadence::steps, Cadence::goThrough, steps())
                        .required())
                .action(Action.<Cadence, LayCadence>of("lay", LayCadence.class, (cadence, command) -> {
                            laying.lay(cadence, command);
                            return Optional.empty();
                        })
                        .when(Cadence::active)
                        .look(Action.Look.PRIMARY))
                .check(cadence ->
                        cadence.steps().isEmpty() ? List.of(FieldProblem.of("steps", "field.required")) : List.of());
    }

    /** Parts of a line; they are read and written with the line. */
    private static List<Field<?, ?>> steps() {
        return List.of(
                integer("day", (Cadence one) -> null, (one, part) -> {})
                        .between(0, LONGEST)
                        .required(),
                integer("hour", (Cadence one) -> null, (one, part) -> {}).between(0, LAST_HOUR),
                enumeration("way", Way.class, (Cadence one) -> null, (one, part) -> {})
                        .required(),
                text("goal", (Cadence one) -> null, (one, part) -> {}).required());
    }
}
