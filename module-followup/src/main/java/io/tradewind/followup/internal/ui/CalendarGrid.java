package io.tradewind.followup.internal.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.calendar.WorkingDays;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The calendar's sheets: hours with columns, weeks with cells, and a list of days for phones. */
final class CalendarGrid {
    private static final int HOURS = 24;
    private static final int FIRST_WORKING_HOUR = 9;
    private static final int LAST_WORKING_HOUR = 18;
    private static final int IN_A_CELL = 4;
    private static final double DAY = HOURS * 60.0;

    private final Reader reader;
    private final WorkingDays workingDays;
    private final Consumer<Shown> open;
    private final Consumer<LocalDate> openDay;

    /**
     * @param open shows a plan
     * @param openDay shows a day
     */
    CalendarGrid(Reader reader, WorkingDays workingDays, Consumer<Shown> open, Consumer<LocalDate> openDay) {
        this.reader = reader;
        this.workingDays = workingDays;
        this.open = open;
        this.openDay = openDay;
    }

    /**
     * What stands over a column, whose day it is, and its plans.
     *
     * @param owner id of the only owner of its plans; empty: they are of several, or of nobody
     */
    record Lane(Component head, LocalDate day, List<Shown> plans, String owner) {}

    // ---- hours

    Component hours(List<Lane> lanes) {
        Div heads = new Div(cell("fu-corner"));
        heads.addClassName("fu-heads");
        Div body = new Div(scale());
        body.addClassName("fu-hours");
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            heads.add(lane.head());
            body.add(column(lane, i));
        }
        Div sheet = new Div(heads, body);
        sheet.addClassName("fu-sheet-hours");
        sheet.getElement().getStyle().set("--fu-columns", String.valueOf(lanes.size()));
        return sheet;
    }

    private static Component scale() {
        Div scale = new Div();
        scale.addClassName("fu-scale");
        for (int hour = 1; hour < HOURS; hour++) {
            Span mark = new Span(String.format(java.util.Locale.ROOT, "%02d:00", hour));
            mark.getElement().getStyle().set("top", percent(hour * 60));
            scale.add(mark);
        }
        return scale;
    }

    private Component column(Lane lane, int index) {
        Div column = new Div();
        column.addClassName("fu-column");
        column.getElement().setAttribute("data-column", String.valueOf(index));
        column.getElement().setAttribute("data-day", lane.day().toString());
        column.getElement().setAttribute("data-owner", lane.owner());
        if (workingDays.isWorkingDay(lane.day())) {
            column.add(shade(0, FIRST_WORKING_HOUR), shade(LAST_WORKING_HOUR, HOURS));
        } else {
            column.addClassName("fu-off");
        }
        LocalDateTime now = LocalDateTime.now(reader.zone());
        if (now.toLocalDate().equals(lane.day())) {
            column.addClassName("fu-today");
            Div line = cell("fu-now");
            line.getElement().getStyle().set("top", percent(now.getHour() * 60 + now.getMinute()));
            column.add(line);
        }
        Lanes.of(lane.plans()).forEach((plan, place) -> column.add(event(plan, place)));
        return column;
    }

    private static Div cell(String style) {
        Div cell = new Div();
        cell.addClassName(style);
        return cell;
    }

    private static Component shade(int from, int until) {
        Div shade = cell("fu-shade");
        shade.getElement().getStyle().set("top", percent(from * 60)).set("height", percent((until - from) * 60));
        return shade;
    }

    private static String percent(int minutes) {
        return minutes * 100 / DAY + "%";
    }

    private Component event(Shown plan, Lanes.Lane place) {
        NativeButton event = button(plan);
        event.addClassName("fu-event");
        double width = 100.0 / place.count();
        event.getElement()
                .getStyle()
                .set("top", percent(plan.from()))
                .set("height", percent(plan.until() - plan.from()))
                .set("left", place.index() * width + "%")
                .set("width", width + "%");
        Div grip = cell("fu-grip");
        event.add(grip);
        return event;
    }

    private NativeButton button(Shown plan) {
        NativeButton button = Buttons.bare("", () -> open.accept(plan));
        Instant at = plan.at().toInstant();
        Span time = new Span(reader.time(at));
        time.addClassName("fu-time");
        Span goal = new Span(plan.plan().title());
        goal.addClassName("fu-goal");
        Span about = new Span(plan.about());
        about.addClassName("fu-about");
        button.add(Icons.small(Ways.icon(plan.way())), time, goal, about);
        button.addClassName("fu-plan");
        button.addClassName(plan.isLate(Instant.now()) ? "fu-late" : plan.isOpen() ? "fu-open" : "fu-closed");
        button.getElement().setAttribute("data-plan", plan.plan().id());
        button.getElement().setAttribute("data-open", Boolean.toString(plan.isOpen()));
        String words = reader.moment(at) + " · " + plan.plan().title() + " · " + plan.about();
        button.getElement().setAttribute("title", words);
        button.getElement().setAttribute("aria-label", words);
        return button;
    }

    /** The day over its column, with what is special about it. */
    Component dayHead(LocalDate day) {
        NativeButton head = Buttons.bare("", () -> openDay.accept(day));
        head.addClassName("fu-head");
        Span name = new Span(day.getDayOfWeek().getDisplayName(TextStyle.SHORT, reader.locale()));
        Span number = new Span(String.valueOf(day.getDayOfMonth()));
        number.addClassName("fu-number");
        head.add(name, number);
        badge(day, head);
        if (day.equals(reader.today())) {
            head.addClassName("fu-today");
        }
        head.getElement().setAttribute("aria-label", reader.longDay(day));
        return head;
    }

    private void badge(LocalDate day, NativeButton head) {
        boolean works = workingDays.isWorkingDay(day);
        if (works != WorkingDays.isWeekday(day)) {
            Span badge = new Span(reader.text(works ? "followup.ui.calendar.makeup" : "followup.ui.calendar.off"));
            badge.addClassNames("fu-badge", works ? "fu-badge-work" : "fu-badge-off");
            head.add(badge);
        }
    }

    // ---- weeks

    Component weeks(List<LocalDate> days, int month, Map<LocalDate, List<Shown>> plans) {
        Div sheet = cell("fu-weeks");
        for (LocalDate day : days.subList(0, 7)) {
            Span name = new Span(day.getDayOfWeek().getDisplayName(TextStyle.SHORT, reader.locale()));
            name.addClassName("fu-weekday");
            sheet.add(name);
        }
        for (LocalDate day : days) {
            Div cell = cell("fu-cell");
            cell.getElement().setAttribute("data-day", day.toString());
            cell.getElement().getClassList().set("fu-off", !workingDays.isWorkingDay(day));
            cell.getElement().getClassList().set("fu-beside", day.getMonthValue() != month);
            cell.add(dayHead(day));
            List<Shown> here = plans.getOrDefault(day, List.of());
            here.stream().limit(IN_A_CELL).forEach(plan -> {
                NativeButton chip = button(plan);
                chip.addClassName("fu-in-cell");
                cell.add(chip);
            });
            if (here.size() > IN_A_CELL) {
                NativeButton more = Buttons.bare(
                        reader.text("followup.ui.calendar.more", here.size() - IN_A_CELL), () -> openDay.accept(day));
                more.addClassName("fu-more");
                cell.add(more);
            }
            sheet.add(cell);
        }
        return sheet;
    }

    // ---- phones

    /** Days with their plans, one under the other. */
    Component agenda(List<LocalDate> days, Map<LocalDate, List<Shown>> plans) {
        Div agenda = cell("fu-agenda");
        for (LocalDate day : days) {
            List<Shown> here = plans.getOrDefault(day, List.of());
            if (!here.isEmpty() || day.equals(reader.today())) {
                NativeButton heading = Buttons.bare(reader.longDay(day), () -> openDay.accept(day));
                heading.addClassName("tw-day");
                badge(day, heading);
                agenda.add(heading);
                here.forEach(plan -> {
                    NativeButton row = button(plan);
                    row.addClassName("fu-row");
                    agenda.add(row);
                });
            }
        }
        if (plans.values().stream().allMatch(List::isEmpty)) {
            Span none = new Span(reader.text("followup.ui.calendar.none"));
            none.addClassName("tw-quiet");
            agenda.add(none);
        }
        return agenda;
    }
}
