package io.tradewind.ui.internal.list;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;

import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeView;
import io.tradewind.transfer.Exports.Format;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Screen;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.internal.shell.Slots;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;
import io.tradewind.view.ViewContent.Column;

/** Chart, rows, quick view and bulk bar of one type's list. */
final class ListBody extends Div implements ListContent {
    private static final long serialVersionUID = 1L;

    /** A double click is not two single ones. */
    private static final Duration SECOND_CLICK = Duration.ofMillis(220);

    private final transient Desk desk;
    private final transient Slots slots;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient Consumer<UnaryOperator<ListState>> change;
    private final transient Supplier<String> count;
    private final transient ShownRows rows;
    private final RecordGrid grid;
    private final transient QuickView quick;
    private final CellEdit edit;
    private final Div place = new Div();
    private final Div notices = new Div();
    private final Div leftOut = new Div();
    private final Div downloads = new Div();
    private transient ListState state = ListState.START;
    private transient List<Column> columns = List.of();
    private @Nullable ChartPanel chart;
    private transient @Nullable Registration waiting;
    private int quickIndex;

    /**
     * @param change applies a step to the list's state
     * @param sized gets a column's field and the width that somebody drew it to
     * @param count rows in all, in words
     */
    ListBody(
            Desk desk,
            Slots slots,
            Reader reader,
            TypeView type,
            Consumer<UnaryOperator<ListState>> change,
            java.util.function.ObjIntConsumer<String> sized,
            Supplier<String> count) {
        this.desk = desk;
        this.slots = slots;
        this.reader = reader;
        this.type = type;
        this.change = change;
        this.count = count;
        addClassName("tw-list-body");
        rows = new ShownRows(desk, reader, type);
        Consumer<List<Sort>> sorted = sorts -> change.accept(now -> now.sorts(sorts));
        GroupCells cells = new GroupCells(reader, this::press, line -> change.accept(now -> rows.narrowed(now, line)));
        grid = new RecordGrid(type.type(), new Values(desk.lists(), reader), reader, rows::get, cells, sorted);
        quick = new QuickView(desk, reader, type.type(), this::step, () -> {});
        edit = new CellEdit(desk, reader, type, grid, rows::get, this::columnNames, this::changed);
        downloads.addClassName("tw-hidden");
        notices.addClassName("tw-list-notices");
        leftOut.addClassName("tw-list-notices");
        place.addClassName("tw-list-main");
        place.add(notices, leftOut, grid, edit, downloads);
        add(place, quick.panel());
        grid.addItemClickListener(click -> clicked(click.getItem()));
        grid.addCellFocusListener(focus -> focus.getItem()
                .filter(GroupRow::isRecord)
                .filter(row -> quick.shown().isPresent())
                .ifPresent(this::peek));
        grid.onResize((field, width) -> {
            columns = columns.stream()
                    .map(column -> column.field().equals(field) ? new Column(field, width) : column)
                    .toList();
            sized.accept(field, width);
        });
        if (!Screen.isPhone()) {
            grid.onEdit(this::begin, edit::leave);
        }
    }

    private List<String> columnNames() {
        return columns.stream().map(Column::field).toList();
    }

    /** Most lists are read without a chart. */
    private void showChart() {
        boolean wanted = !state.bin() && state.content().chart() != null;
        if (chart == null && wanted) {
            chart = new ChartPanel(desk, reader, type, change);
            place.addComponentAtIndex(place.indexOf(leftOut), chart);
        }
        if (chart != null) {
            chart.show(state);
        }
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void tell(String words) {
        notices.removeAll();
        if (!words.isEmpty()) {
            notices.add(new Notice(Tone.AMBER, words));
        }
    }

    @Override
    public void show(ListState wanted, List<Column> shownColumns) {
        boolean otherBin = wanted.bin() != state.bin();
        boolean regrouped = wanted.group().isEmpty() != state.group().isEmpty();
        state = wanted;
        edit.leave();
        if (regrouped || !shownColumns.equals(columns)) {
            columns = shownColumns;
            if (Screen.isPhone()) {
                grid.cards(columnNames(), !state.group().isEmpty());
            } else {
                grid.columns(columns, !state.group().isEmpty());
            }
        }
        if (otherBin || place.getChildren().noneMatch(BulkBar.class::isInstance)) {
            offerBulk();
        }
        grid.sorts(state.sorts());
        showChart();
        again();
        grid.scrollToStart();
    }

    /** Reads the rows again where they are. */
    void again() {
        rows.ask(state, query());
        tellLeftOut();
        grid.again();
        quick.shown().ifPresent(ref -> quick.show(ref, ""));
    }

    private void tellLeftOut() {
        leftOut.removeAll();
        String words = rows.leftOut();
        if (!words.isEmpty()) {
            leftOut.add(new Notice(Tone.BLUE, words));
        }
    }

    /** Folds all groups, or opens all. */
    void fold(boolean all) {
        edit.leave();
        rows.fold(all);
        grid.again();
        grid.scrollToStart();
    }

    private void press(GroupRow line) {
        edit.leave();
        rows.press(line);
        grid.again();
    }

    RecordQuery query() {
        Set<String> fields = new HashSet<>(RecordGrid.fields(type.type(), columnNames()));
        if (!state.group().isEmpty()) {
            fields.add(state.group());
        }
        return state.query().fields(fields);
    }

    @Override
    public boolean isEmpty() {
        return rows.get().isEmpty();
    }

    @Override
    public OptionalLong counted() {
        return rows.counted();
    }

    @Override
    public long nanos() {
        return rows.nanos();
    }

    @Override
    public Optional<Integer> indexOf(String id) {
        return rows.get().indexOf(id);
    }

    @Override
    public Optional<RecordView> at(int index) {
        return rows.get().at(index);
    }

    /** Changed rows are drawn anew in place, others shift quietly. */
    @Override
    public void noticed(List<RecordsChanged> changes) {
        boolean onlyChanged = changes.stream().allMatch(change -> change.kind() == RecordsChanged.Kind.CHANGED);
        Set<String> ids =
                changes.stream().flatMap(change -> change.ids().stream()).collect(Collectors.toSet());
        if (onlyChanged && ids.size() <= 20 && state.unfiltered() && !rows.isGrouped()) {
            ids.forEach(this::renew);
        } else if (!edit.isOpen()) {
            again();
        }
        showChart();
        quick.shown().filter(ref -> ids.contains(ref.id())).ifPresent(ref -> quick.show(ref, ""));
    }

    private void renew(String id) {
        if (rows.get().indexOf(id).isPresent()) {
            try {
                changed(desk.records().read(new RecordRef(type.name(), id)));
            } catch (TradewindException gone) {
                again();
            }
        }
    }

    private void changed(RecordView fresh) {
        if (rows.get().renew(fresh)) {
            grid.again(fresh);
        } else if (rows.isGrouped()) {
            again();
        }
    }

    // ---- clicks

    private void clicked(RecordView row) {
        Optional<GroupRow> line = GroupRow.of(row);
        line.ifPresent(this::press);
        if (state.bin() || line.isPresent()) {
            return;
        }
        if (Screen.isPhone()) {
            UI.getCurrent().navigate(row.ref().toString());
        } else if (quick.shown().isPresent()) {
            peek(row);
        } else {
            forget();
            waiting = desk.pulse().after(this, SECOND_CLICK, () -> peek(row));
        }
    }

    private void forget() {
        if (waiting != null) {
            waiting.remove();
            waiting = null;
        }
    }

    private void begin(RecordView row, String field) {
        forget();
        Optional<GroupRow> line = GroupRow.of(row);
        line.ifPresent(this::press);
        if (line.isEmpty() && !state.bin() && edit.save()) {
            edit.begin(row, field);
        }
    }

    private void peek(RecordView row) {
        if (!edit.isOpen() && quick.shown().filter(row.ref()::equals).isEmpty()) {
            quickIndex = rows.get().indexOf(row.id()).orElse(0);
            quick.show(row.ref(), place(quickIndex + 1));
        }
    }

    private String place(int number) {
        String all = count.get();
        return all.isEmpty() ? reader.text("ui.list.place", number) : reader.text("ui.page.place", number, all);
    }

    private void step(int by) {
        rows.get().at(quickIndex + by).ifPresent(row -> {
            peek(row);
            rows.get().line(quickIndex).ifPresent(line -> grid.scrollToIndex(Math.max(0, line - 3)));
        });
    }

    // ---- many rows

    private void offerBulk() {
        place.getChildren().filter(BulkBar.class::isInstance).toList().forEach(Component::removeFromParent);
        if (Screen.isPhone()) {
            grid.setSelectionMode(RecordGrid.SelectionMode.NONE);
            return;
        }
        grid.setSelectionMode(RecordGrid.SelectionMode.MULTI);
        BulkBar bar = new BulkBar(reader, grid::deselectAll);
        BulkWork work =
                new BulkWork(desk, reader, type, grid::getSelectedItems, () -> selection(bar), bar::words, () -> {
                    grid.deselectAll();
                    again();
                    showChart();
                });
        if (state.bin()) {
            bar.with("undo-2", reader.text("ui.list.bulk.restore"), work::restore);
        } else {
            work.offer(bar);
            slots.bulkCommands(type.name())
                    .forEach(command -> bar.with(
                            command.icon(), command.words(), () -> command.run().accept(selection(bar))));
            if (type.may(Verb.EXPORT)) {
                bar.with("download", reader.text("ui.list.export"), () -> export(bar));
            }
            work.offerMerge(bar);
            work.offerRemoval(bar);
        }
        grid.addSelectionListener(change -> {
            int ticked = change.getAllSelectedItems().size();
            bar.show(ticked, count.get(), !state.bin() && isMore(ticked));
        });
        place.add(bar);
    }

    private boolean isMore(int ticked) {
        String all = count.get();
        return !all.isEmpty() && !all.equals(reader.number(ticked));
    }

    private Selection selection(BulkBar bar) {
        return bar.isEverything()
                ? new Selection.Matching(state.query())
                : BulkWork.these(
                        grid.getSelectedItems().stream().map(this::asSeen).toList());
    }

    /** A ticked row as it is on screen: it may have been drawn anew since it was ticked. */
    private RecordView asSeen(RecordView ticked) {
        return rows.get().indexOf(ticked.id()).flatMap(rows.get()::at).orElse(ticked);
    }

    private void export(BulkBar bar) {
        List<String> ids = grid.getSelectedItems().stream().map(RecordView::id).toList();
        export(
                bar.isEverything()
                        ? state.query()
                        : RecordQuery.ALL
                                .sorts(state.sorts())
                                .filters(List.of(new Filter("id", Filter.Operator.IN, ids))),
                Format.XLSX);
    }

    /** Shows the bulk changes of before. */
    void recentBulk() {
        new RecentBulk(desk, reader, type, () -> {
                    again();
                    showChart();
                })
                .open();
    }

    /** Takes what the list shows out as a file. */
    void export(Format format) {
        export(state.query(), format);
    }

    private void export(RecordQuery query, Format format) {
        Export.start(desk, downloads, type.name(), query, format);
    }
}
