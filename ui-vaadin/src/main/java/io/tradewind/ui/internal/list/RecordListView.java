package io.tradewind.ui.internal.list;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;

import io.tradewind.access.Verb;
import io.tradewind.record.RecordPage;
import io.tradewind.record.TypeView;
import io.tradewind.transfer.Exports.Format;
import io.tradewind.ui.internal.lookup.LookUpView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Hotkeys;
import io.tradewind.ui.internal.record.ListTrail;
import io.tradewind.ui.internal.record.Notices;
import io.tradewind.ui.internal.record.Screen;
import io.tradewind.ui.internal.record.TypeScreen;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.internal.shell.Slots;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.MoreMenu;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.TradewindView;
import io.tradewind.ui.spi.ViewDef;
import io.tradewind.view.ViewContent.Column;

/** The list of any record type. Its whole state stands in the address. */
@org.osgi.service.component.annotations.Component(service = TradewindView.class, scope = ServiceScope.PROTOTYPE)
@ViewDef(path = ":type", title = "ui.list.title", group = "none")
public final class RecordListView extends TypeScreen implements TradewindView {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Slots slots;
    private final transient Reader reader = reader();
    private final Span footLeft = new Span();
    private final Span footRight = new Span();
    private transient @Nullable Parts parts;
    private transient @Nullable Head head;
    private transient ListState state = ListState.START;
    private final transient AtomicReference<String> countWords = new AtomicReference<>("");

    /** What depends on the type. */
    private record Parts(
            TypeView type,
            ListBody body,
            ListBoards boards,
            ListViews views,
            TextField search,
            FilterBar filters,
            SortChoice sorts,
            GroupChoice groups,
            ColumnChoice columns,
            Button chart) {

        /** What is shown below the toolbar. */
        ListContent content() {
            return boards.shown().orElse(body);
        }
    }

    /** What the actions at the head depend on. */
    private record Head(Parts parts, boolean bin) {}

    @Activate
    public RecordListView(@Reference Desk desk, @Reference Slots slots) {
        super(desk.types());
        this.desk = desk;
        this.slots = slots;
        addClassName("tw-list-page");
        names().getComponentAt(0).getElement().addEventListener("click", click -> {
            if (parts != null && !state.bin()) {
                parts.views().choose();
            }
        });
        foot(footLeft, space(), footRight);
    }

    @Override
    public boolean mayBeRenewed() {
        return true;
    }

    @Override
    protected void show(TypeView type, BeforeEnterEvent event) {
        if (parts == null || !parts.type().equals(type)) {
            parts = build(type);
        }
        Parts made = Objects.requireNonNull(parts);
        state = made.views().read(event.getLocation().getQueryParameters());
        show(made);
    }

    private Parts build(TypeView type) {
        ColumnChoice columns =
                new ColumnChoice(reader, type, desk.identity().require().id(), this::columns);
        ListBody body = new ListBody(desk, slots, reader, type, this::step, columns::resized, countWords::get);
        TextField search = Fields.search(reader.text("ui.list.search"), words -> step(now -> now.text(words)));
        Button chart = Buttons.small(
                Buttons.quiet(reader.text("ui.chart"), "chart-column", () -> step(now -> toggled(now, type))));
        Parts made = new Parts(
                type,
                body,
                new ListBoards(desk, reader, type, this::step, () -> show(Objects.requireNonNull(parts))),
                new ListViews(desk, reader, type, columns::shown, this::open),
                Hotkeys.key(search, "/"),
                new FilterBar(desk, reader, type, this::step),
                new SortChoice(reader, type, () -> state.sorts(), sorts -> step(now -> now.sorts(sorts))),
                new GroupChoice(reader, type, field -> step(now -> now.group(field)), body::fold),
                columns,
                chart);
        List<Component> tools = new ArrayList<>(List.of(
                made.search(),
                made.filters(),
                space(),
                made.boards().totals(),
                chart,
                made.groups().button(),
                made.sorts().button(),
                columns.button()));
        if (Screen.isPhone()) {
            tools.addFirst(made.boards().choice());
        }
        toolbar(tools.toArray(Component[]::new));
        place(made);
        Notices.follow(desk, type.name(), made.filters(), changes -> {
            made.content().noticed(changes);
            countSoon(made);
        });
        columns.recall();
        return made;
    }

    private void place(Parts made) {
        if (parts != null) {
            ListViews former = parts.views();
            List.of(
                            former.choice(),
                            former.changes(),
                            former.tabs(),
                            parts.boards().choice())
                    .forEach(Component::removeFromParent);
        }
        names().addComponentAtIndex(1, made.views().choice());
        if (!Screen.isPhone()) {
            names().addComponentAtIndex(2, made.boards().choice());
        }
        names().add(made.views().changes());
        addComponentAtIndex(1, made.views().tabs());
    }

    private static ListState toggled(ListState now, TypeView type) {
        return now.chart(now.content().chart() == null ? ChartPanel.first(type).orElse(null) : null);
    }

    /** Other columns; none if only what the browser remembers is different. */
    private void columns(List<Column> columns) {
        if (columns.isEmpty()) {
            show(Objects.requireNonNull(parts));
        } else {
            step(now -> now.columns(columns));
        }
    }

    /** Does one step from the present state to another and keeps the address in line. */
    private void step(UnaryOperator<ListState> change) {
        ListState next = change.apply(state);
        if (!next.equals(state)) {
            open(next);
        }
    }

    private void open(ListState next) {
        state = next;
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address()));
        show(Objects.requireNonNull(parts));
    }

    private Location address() {
        return new Location(recordType(), state.parameters());
    }

    private void show(Parts made) {
        made.search().setValue(state.text());
        made.filters().show(state);
        made.sorts().show(state.sorts());
        made.boards().show(state);
        made.groups().show(state, made.boards().board());
        made.views().show(state);
        title(made.views().title());
        showHead(made);
        boolean rows = made.boards().board().isEmpty();
        made.chart().setVisible(rows);
        made.columns().button().setVisible(rows);
        made.content().show(state, made.columns().show(state));
        made.content().tell(made.views().notice());
        showContent(made);
        countSoon(made);
        trail(made);
    }

    /** Made anew only where it differs: a click that comes while the list follows a word must find its button. */
    private void showHead(Parts made) {
        Head wanted = new Head(made, state.bin());
        if (!wanted.equals(head)) {
            head = wanted;
            actions(headActions(made));
        }
    }

    private void showContent(Parts made) {
        ListContent list = made.content();
        boolean empty = list.isEmpty();
        Component wanted = empty
                ? new NothingHere(reader, made.type(), state, this::create, () -> step(ListState::cleared))
                : list.component();
        boolean shown = body().getChildren().anyMatch(list.component()::equals);
        if (empty || !shown) {
            content(wanted);
        }
        String seconds = String.format(Locale.ROOT, "%.2f", list.nanos() / 1e9);
        footRight.setText(reader.text("ui.list.foot", conditions(), seconds));
    }

    private int conditions() {
        return state.filters().size() + (state.text().isEmpty() ? 0 : 1);
    }

    private void trail(Parts made) {
        ListContent list = made.content();
        new ListTrail(
                        made.type().name(),
                        address().getPathWithQueryParameters(),
                        list::indexOf,
                        list::at,
                        countWords::get)
                .leave(UI.getCurrent());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Hotkeys.listen(this);
        if (parts != null) {
            countSoon(parts);
        }
    }

    /** Counts after the rows are on screen: the list does not wait for it. */
    private void countSoon(Parts made) {
        if (isAttached()) {
            desk.pulse().after(this, Duration.ofMillis(50), () -> count(made));
        }
    }

    private void count(Parts made) {
        OptionalLong known = made.content().counted();
        String words = known.isPresent() ? reader.number(known.getAsLong()) : counted(made);
        countWords.set(words);
        count(words);
        footLeft.setText(reader.text(
                "ui.list.rows", words, TypeWords.many(reader, made.type().name())));
        showContent(made);
    }

    private String counted(Parts made) {
        RecordPage page = desk.records().query(made.type().name(), state.query().onlyCount());
        Integer rows = page.count();
        return rows == null ? "" : reader.number(rows) + (page.countExact() ? "" : "+");
    }

    private Component[] headActions(Parts made) {
        TypeView type = made.type();
        List<Component> actions = new ArrayList<>();
        actions.add(made.boards().presentation());
        actions.add(menu(made));
        if (type.may(Verb.CREATE) && !state.bin()) {
            Button load = Buttons.plain(reader.text("ui.list.import"), "upload", () -> go("/import"));
            load.addClassName("tw-desk-only");
            actions.add(load);
            Button create = Buttons.primary(
                    reader.text("ui.list.new", TypeWords.one(reader, type.name())), "plus", this::create);
            actions.add(Hotkeys.key(create, "n"));
        }
        if (state.bin()) {
            actions.add(
                    Buttons.plain(reader.text("ui.list.bin.leave"), "arrow-left", () -> step(now -> now.bin(false))));
        }
        return actions.toArray(Component[]::new);
    }

    private Component menu(Parts made) {
        MoreMenu menu = new MoreMenu();
        if (Screen.isPhone() && !state.bin()) {
            made.boards().offer(menu);
        }
        if (made.type().may(Verb.EXPORT)) {
            menu.with(
                    "file-down",
                    reader.text("ui.list.export.xlsx"),
                    () -> made.body().export(Format.XLSX));
            menu.with(
                    "file-down",
                    reader.text("ui.list.export.csv"),
                    () -> made.body().export(Format.CSV));
        }
        if (made.type().may(Verb.CREATE) && Screen.isPhone()) {
            menu.with("upload", reader.text("ui.list.import"), () -> go("/import"));
        }
        menu.with("history", reader.text("ui.bulk.recent"), () -> made.body().recentBulk());
        if (LookUpView.isOffered(desk, made.type().type())) {
            menu.with("search", reader.text("ui.look-up"), () -> go("/look-up"));
        }
        return menu.with("trash-2", reader.text("ui.list.bin.open"), () -> step(now -> now.bin(true)));
    }

    private void create() {
        go("/new");
    }

    private void go(String under) {
        UI.getCurrent().navigate(recordType() + under);
    }
}
