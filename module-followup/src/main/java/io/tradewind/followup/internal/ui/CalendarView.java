package io.tradewind.followup.internal.ui;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.TradewindException;
import io.tradewind.calendar.WorkingDays;
import io.tradewind.followup.internal.ui.Stretch.Mode;
import io.tradewind.record.RecordView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;

/** Plans on their days: moved by dragging or by keys, made by a click on a free hour. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = "calendar", title = "followup.ui.calendar", icon = "calendar", order = 42)
public final class CalendarView extends Page implements TradewindView, BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final int MOST_PEOPLE = 12;
    private static final String VIEW = "view";
    private static final String DAY = "day";

    private final transient Bench bench;
    private final transient WorkingDays workingDays;
    private final transient Reader reader;
    private final Div sheet = new Div();
    private final transient ShownPlans shown;
    private final transient PlanNews news;
    private final transient Follower follower = new Follower(this::refresh);
    private transient Stretch stretch;

    @Activate
    public CalendarView(@Reference Bench bench, @Reference WorkingDays workingDays, @Reference PlanNews news) {
        this.bench = bench;
        this.news = news;
        this.workingDays = workingDays;
        this.reader = Reader.current();
        this.shown = new ShownPlans(bench, reader.zone());
        this.stretch = new Stretch(Mode.WEEK, reader.today());
        addClassName("fu-calendar");
        sheet.addClassName("fu-calendar-sheet");
        title(reader.text("followup.ui.calendar"));
        if (shown.mayMake()) {
            actions(Buttons.primary(
                    reader.text("followup.ui.plan.title"),
                    "plus",
                    () -> PlanDialog.open(bench, null, null, this::refresh)));
        }
        content(sheet);
        listen();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Looks.bring(event.getUI());
        Looks.letMove(sheet);
        follower.follow(news, this, event.getUI());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> asked =
                event.getLocation().getQueryParameters().getParameters();
        stretch = new Stretch(mode(first(asked, VIEW)), day(first(asked, DAY)));
        refresh();
        if (!shown.complete()) {
            Toast.note(reader.text("followup.ui.calendar.too-many", ShownPlans.MOST));
        }
    }

    private static String first(Map<String, List<String>> asked, String name) {
        return asked.getOrDefault(name, List.of("")).getFirst();
    }

    private static Mode mode(String word) {
        try {
            return word.isEmpty() ? Mode.WEEK : Mode.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return Mode.WEEK;
        }
    }

    private LocalDate day(String word) {
        try {
            return word.isEmpty() ? reader.today() : LocalDate.parse(word);
        } catch (DateTimeException unknown) {
            return reader.today();
        }
    }

    private void go(Stretch to) {
        UI.getCurrent()
                .navigate(
                        "calendar",
                        QueryParameters.simple(Map.of(
                                VIEW,
                                to.mode().name().toLowerCase(Locale.ROOT),
                                DAY,
                                to.day().toString())));
    }

    // ---- what is shown

    private void refresh() {
        Segmented<Mode> modes = new Segmented<>(mode -> go(new Stretch(mode, stretch.day())));
        for (Mode mode : Mode.values()) {
            modes.with(mode, reader.text("followup.ui.calendar." + mode.name().toLowerCase(Locale.ROOT)));
        }
        modes.select(stretch.mode());
        Span name = new Span(name());
        name.addClassName("fu-stretch");
        toolbar(
                Buttons.small(Buttons.icon(
                        "chevron-left", reader.text("followup.ui.calendar.before"), () -> go(stretch.by(-1)))),
                Buttons.small(Buttons.plain(
                        reader.text("followup.ui.calendar.today"),
                        () -> go(new Stretch(stretch.mode(), reader.today())))),
                Buttons.small(Buttons.icon(
                        "chevron-right", reader.text("followup.ui.calendar.after"), () -> go(stretch.by(1)))),
                name,
                space(),
                modes);
        List<Shown> plans = shown.read(stretch);
        Map<LocalDate, List<Shown>> byDay = new LinkedHashMap<>();
        plans.forEach(plan ->
                byDay.computeIfAbsent(plan.day(), day -> new ArrayList<>()).add(plan));
        CalendarGrid grid = new CalendarGrid(
                reader,
                workingDays,
                plan -> PlanCard.open(bench, plan.plan(), this::refresh),
                day -> go(new Stretch(Mode.DAY, day)));
        sheet.removeAll();
        sheet.getElement().setAttribute("data-mode", stretch.mode().name());
        Component main = stretch.mode() == Mode.MONTH
                ? grid.weeks(stretch.days(), stretch.day().getMonthValue(), byDay)
                : grid.hours(stretch.mode() == Mode.TEAM ? people(plans) : days(grid, byDay));
        sheet.add(main, grid.agenda(stretch.days(), byDay));
        Span keys = new Span(reader.text("followup.ui.calendar.keys"));
        keys.addClassName("tw-quiet");
        foot(keys);
    }

    private String name() {
        return switch (stretch.mode()) {
            case DAY, TEAM -> reader.longDay(stretch.day());
            case WEEK ->
                reader.shortDay(stretch.first()) + " – "
                        + reader.shortDay(stretch.days().getLast());
            case MONTH ->
                DateTimeFormatter.ofPattern(reader.chinese() ? "yyyy年M月" : "MMMM yyyy", reader.locale())
                        .format(stretch.day());
        };
    }

    private List<CalendarGrid.Lane> days(CalendarGrid grid, Map<LocalDate, List<Shown>> byDay) {
        return stretch.days().stream()
                .map(day -> new CalendarGrid.Lane(grid.dayHead(day), day, byDay.getOrDefault(day, List.of()), ""))
                .toList();
    }

    /** A column for each colleague who has plans on the day, by name: no column moves when plans do. */
    private List<CalendarGrid.Lane> people(List<Shown> plans) {
        Map<String, List<Shown>> byOwner = new LinkedHashMap<>();
        plans.stream()
                .sorted(Comparator.comparing(this::owner))
                .forEach(plan -> byOwner.computeIfAbsent(plan.ownerId(), owner -> new ArrayList<>())
                        .add(plan));
        List<CalendarGrid.Lane> lanes = new ArrayList<>();
        byOwner.forEach((owner, theirs) -> {
            if (lanes.size() < MOST_PEOPLE) {
                lanes.add(lane(owner(theirs.getFirst()), theirs, owner));
            }
        });
        if (lanes.isEmpty()) {
            lanes.add(lane(reader.text("followup.ui.calendar.none"), List.of(), ""));
        }
        return lanes;
    }

    private String owner(Shown plan) {
        var person = plan.owner();
        return person == null ? "" : reader.show(person);
    }

    private CalendarGrid.Lane lane(String words, List<Shown> plans, String owner) {
        Div head = new Div(new Span(words));
        head.addClassName("fu-head");
        return new CalendarGrid.Lane(head, stretch.day(), plans, owner);
    }

    // ---- what is done

    private void listen() {
        sheet.getElement()
                .addEventListener("fu-move", event -> move(event.getEventDetail(Move.class)))
                .addEventDetail();
        sheet.getElement().addEventListener("fu-hold", event -> follower.hold(true));
        sheet.getElement().addEventListener("fu-let", event -> follower.hold(false));
        sheet.getElement()
                .addEventListener("fu-new", event -> make(event.getEventDetail(Free.class)))
                .addEventDetail();
    }

    /**
     * A plan was dragged, stretched or moved by a key.
     *
     * @param owner id of the colleague who is to have it now; empty: whoever has it
     */
    record Move(String id, int days, int minutes, int longer, String owner) {}

    /** A free hour was clicked. */
    record Free(String day, int minutes) {}

    private void move(Move move) {
        shown.open(move.id()).ifPresent(plan -> {
            Instant dueAt = plan.moved(move.days(), move.minutes());
            try {
                String done = move.owner().isEmpty() ? reschedule(plan, dueAt, move) : handOver(plan, dueAt, move);
                Toast.done(done, reader.text("ui.undo"), () -> back(plan, move));
            } catch (TradewindException refused) {
                Toast.problem(refused);
            }
            refresh();
            sheet.getElement()
                    .executeJs(
                            "const b = this.querySelector('[data-plan=\"' + $0 + '\"]'); if (b) b.focus()",
                            plan.plan().id());
        });
    }

    private String reschedule(Shown plan, Instant dueAt, Move move) {
        RecordView moved = shown.reschedule(plan, dueAt, plan.stretched(move.longer()));
        return reader.text("followup.ui.plan.moved", moved.title(), reader.moment(dueAt));
    }

    private String handOver(Shown plan, Instant dueAt, Move move) {
        RecordView now = shown.handOver(plan, move.owner(), dueAt, plan.minutes());
        String owner = now.value("owner") instanceof io.tradewind.record.Reference person ? reader.show(person) : "";
        return reader.text("followup.ui.plan.handed-over", now.title(), owner);
    }

    private void back(Shown plan, Move move) {
        try {
            if (move.owner().isEmpty()) {
                shown.reschedule(plan, plan.at().toInstant(), plan.minutes());
            } else {
                shown.handOver(plan, plan.ownerId(), plan.at().toInstant(), plan.minutes());
            }
        } catch (TradewindException refused) {
            Toast.problem(refused);
        }
        refresh();
    }

    private void make(Free free) {
        if (shown.mayMake()) {
            LocalDateTime at = day(free.day()).atStartOfDay().plusMinutes(free.minutes());
            PlanDialog.open(bench, null, at.atZone(reader.zone()).toInstant(), this::refresh);
        }
    }
}
