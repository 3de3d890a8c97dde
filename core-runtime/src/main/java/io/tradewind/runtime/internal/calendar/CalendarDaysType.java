package io.tradewind.runtime.internal.calendar;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.text;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.event.DomainEvent;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;
import io.tradewind.runtime.internal.epoch.Epochs;

/** Holidays and make-up working days, kept by an admin. */
@Component(service = RecordType.class)
public final class CalendarDaysType implements RecordType<CalendarDay> {
    private final Epochs epochs;

    @Activate
    public CalendarDaysType(@Reference Epochs epochs) {
        this.epochs = epochs;
    }

    @Override
    public RecordSpec<CalendarDay> spec() {
        return RecordSpec.of("calendar-days", CalendarDay.class, CalendarDay::new)
                .title("name")
                .menu("calendar", "admin", 45)
                .shared()
                .sortedBy("day")
                .field(text("name", CalendarDay::name, CalendarDay::rename)
                        .required()
                        .max(100)
                        .searched()
                        .listed())
                .field(date("day", CalendarDay::day, CalendarDay::fallOn)
                        .column("on_day")
                        .required()
                        .unique()
                        .sortable()
                        .listed())
                .field(bool("works", CalendarDay::works, CalendarDay::work).listed())
                .check(CalendarDaysType::problems)
                .onCreate(day -> changed())
                .onChange((day, before) -> changed());
    }

    private static List<FieldProblem> problems(CalendarDay day) {
        var on = day.day();
        return on != null && io.tradewind.calendar.WorkingDays.isWeekday(on) == day.works()
                ? List.of(FieldProblem.of("works", "calendar-days.as-usual"))
                : List.of();
    }

    private Optional<DomainEvent> changed() {
        epochs.bump(StoredWorkingDays.EPOCH);
        return Optional.empty();
    }
}
