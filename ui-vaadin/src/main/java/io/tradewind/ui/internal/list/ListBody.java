package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.Action;
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
import io.tradewind.ui.kit.Reader;

/** Rows, quick view and bulk bar of one type's list. */
final class ListBody extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient Supplier<String> count;
    private final transient CursorRows rows;
    private final RecordGrid grid;
    private final transient QuickView quick;
    private final Div place = new Div();
    private final Div downloads = new Div();
    private transient ListState state = ListState.START;
    private transient List<String> columns = List.of();
    private int quickIndex;

    ListBody(Desk desk, Reader reader, TypeView type, Consumer<List<Sort>> sorted, Supplier<String> count) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.count = count;
        addClassName("tw-list-body");
        rows = new CursorRows(query -> desk.records().query(type.name(), query));
        grid = new RecordGrid(type.type(), new Values(desk.lists(), reader), reader, rows, sorted);
        quick = new QuickView(desk, reader, type.type(), this::step, () -> {});
        downloads.addClassName("tw-hidden");
        place.addClassName("tw-list-main");
        place.add(grid, downloads);
        add(place, quick.panel());
        grid.addItemClickListener(click -> clicked(click.getItem()));
        grid.addCellFocusListener(focus ->
                focus.getItem().filter(row -> quick.shown().isPresent()).ifPresent(this::peek));
    }

    /** Shows the list so, from its beginning. */
    void show(ListState wanted, List<String> shownColumns) {
        boolean otherBin = wanted.bin() != state.bin();
        state = wanted;
        if (!shownColumns.equals(columns)) {
            columns = shownColumns;
            if (Screen.isPhone()) {
                grid.cards(columns);
            } else {
                grid.columns(columns);
            }
        }
        if (otherBin || place.getChildren().noneMatch(BulkBar.class::isInstance)) {
            offerBulk();
        }
        grid.sorts(state.sorts());
        again();
        grid.scrollToStart();
    }

    /** Reads the rows again where they are. */
    void again() {
        rows.ask(query());
        grid.again();
        quick.shown().ifPresent(ref -> quick.show(ref, ""));
    }

    RecordQuery query() {
        return state.query().fields(RecordGrid.fields(type.type(), columns));
    }

    CursorRows rows() {
        return rows;
    }

    /** News of this type: changed rows are drawn anew in place, others shift quietly. */
    void noticed(List<RecordsChanged> changes) {
        boolean onlyChanged = changes.stream().allMatch(change -> change.kind() == RecordsChanged.Kind.CHANGED);
        Set<String> ids =
                changes.stream().flatMap(change -> change.ids().stream()).collect(Collectors.toSet());
        if (onlyChanged && ids.size() <= 20 && state.unfiltered()) {
            ids.forEach(this::renew);
        } else {
            again();
        }
        quick.shown().filter(ref -> ids.contains(ref.id())).ifPresent(ref -> quick.show(ref, ""));
    }

    private void renew(String id) {
        if (rows.indexOf(id).isPresent()) {
            try {
                RecordView fresh = desk.records().read(new RecordRef(type.name(), id));
                if (rows.renew(fresh)) {
                    grid.again(fresh);
                }
            } catch (TradewindException gone) {
                again();
            }
        }
    }

    private void clicked(RecordView row) {
        if (Screen.isPhone() && !state.bin()) {
            UI.getCurrent().navigate(row.ref().toString());
        } else if (!state.bin()) {
            peek(row);
        }
    }

    private void peek(RecordView row) {
        if (quick.shown().filter(row.ref()::equals).isEmpty()) {
            quickIndex = rows.indexOf(row.id()).orElse(0);
            quick.show(row.ref(), place(quickIndex + 1));
        }
    }

    private String place(int number) {
        String all = count.get();
        return all.isEmpty() ? reader.text("ui.list.place", number) : reader.text("ui.page.place", number, all);
    }

    private void step(int by) {
        rows.at(quickIndex + by).ifPresent(row -> {
            peek(row);
            grid.scrollToIndex(Math.max(0, quickIndex - 3));
        });
    }

    private void offerBulk() {
        place.getChildren().filter(BulkBar.class::isInstance).toList().forEach(Component::removeFromParent);
        if (Screen.isPhone()) {
            grid.setSelectionMode(RecordGrid.SelectionMode.NONE);
            return;
        }
        grid.setSelectionMode(RecordGrid.SelectionMode.MULTI);
        BulkBar bar = new BulkBar(reader, grid::deselectAll);
        BulkWork work = new BulkWork(desk, reader, type.type(), grid::getSelectedItems, () -> {
            grid.deselectAll();
            again();
        });
        if (state.bin()) {
            bar.with("undo-2", reader.text("ui.list.bulk.restore"), work::restore);
        } else {
            offerWork(bar, work);
        }
        grid.addSelectionListener(
                change -> bar.show(change.getAllSelectedItems().size()));
        place.add(bar);
    }

    private void offerWork(BulkBar bar, BulkWork work) {
        List<BulkAction> actions = type.type().actions().stream()
                .filter(action -> action.look() != Action.Look.DANGER)
                .map(action ->
                        new BulkAction(desk, reader, type.type(), action, grid::getSelectedItems, this::afterBulk))
                .toList();
        actions.forEach(action -> bar.with("arrow-right", action.words(), action::ask));
        boolean handsOver = type.type().action("transfer").isPresent();
        if (type.may(Verb.EDIT) && !type.type().shared() && !handsOver) {
            bar.with("users", reader.text("ui.list.bulk.transfer"), work::transfer);
        }
        if (type.may(Verb.EXPORT)) {
            bar.with("download", reader.text("ui.list.export"), () -> export(selection(), Format.XLSX));
        }
        if (type.may(Verb.DELETE)) {
            bar.with("trash-2", reader.text("ui.delete"), work::remove);
        }
    }

    private void afterBulk() {
        grid.deselectAll();
        again();
    }

    private RecordQuery selection() {
        List<String> ids = grid.getSelectedItems().stream().map(RecordView::id).toList();
        return RecordQuery.ALL.sorts(state.sorts()).filters(List.of(new Filter("id", Filter.Operator.IN, ids)));
    }

    /** Takes what the list shows out as a file. */
    void export(Format format) {
        export(state.query(), format);
    }

    private void export(RecordQuery query, Format format) {
        Export.start(desk, downloads, type.name(), query, format);
    }
}
