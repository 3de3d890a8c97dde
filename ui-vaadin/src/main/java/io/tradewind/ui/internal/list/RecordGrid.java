package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Reader;
import io.tradewind.view.ViewContent;

/** The rows of a list: dense, windowed, count unknown; on a phone each row is a card. */
final class RecordGrid extends Grid<RecordView> {
    private static final long serialVersionUID = 1L;

    private final transient TypeSpec type;
    private final transient Reader reader;
    private final transient Cells cells;
    private final transient CallbackDataProvider<RecordView, Void> rows;
    private final transient Consumer<List<Sort>> sorted;
    private final transient GroupCells groups;
    private boolean settingSorts;

    /**
     * @param source the rows to show
     * @param groups draws the lines of groups
     * @param sorted gets other sorts
     */
    RecordGrid(
            TypeSpec type,
            Values values,
            Reader reader,
            Supplier<ListRows> source,
            GroupCells groups,
            Consumer<List<Sort>> sorted) {
        super(CursorRows.PAGE);
        this.type = type;
        this.reader = reader;
        this.cells = new Cells(type, values, reader, LitRenderer::of);
        this.groups = groups;
        this.sorted = sorted;
        addClassName("tw-grid");
        setSizeFull();
        setMultiSort(true, MultiSortPriority.APPEND, true);
        rows = new CallbackDataProvider<>(
                query -> source.get().lines(query.getOffset(), query.getLimit()).stream(), query -> 0, RecordView::id);
        setItems(rows).setItemCountUnknown();
        setItemSelectableProvider(GroupRow::isRecord);
        setPartNameGenerator(row -> GroupRow.of(row)
                .map(line -> "group-line group-" + line.kind().name().toLowerCase(Locale.ROOT))
                .orElse(null));
        addSortListener(sort -> {
            if (!settingSorts && sort.isFromClient()) {
                sorted.accept(sort.getSortOrder().stream()
                        .map(order -> new Sort(
                                order.getSorted().getKey(),
                                order.getDirection() == com.vaadin.flow.data.provider.SortDirection.DESCENDING))
                        .toList());
            }
        });
    }

    /**
     * Shows these columns in this order.
     *
     * @param grouped whether there may be lines of groups among the rows
     */
    void columns(List<ViewContent.Column> columns, boolean grouped) {
        removeAllColumns();
        Cells next = grouped ? cells.in(groups::first) : cells;
        for (ViewContent.Column column : columns) {
            Optional<FieldSpec> field = TypeFields.find(type, column.field());
            if (field.isPresent()) {
                column(field.get(), column.width(), next);
                next = grouped ? cells.in(groups::other) : cells;
            }
        }
    }

    /**
     * Listens to double clicks, F2 and Enter on cells.
     *
     * @param begin gets the row and the field of the cell
     * @param leave called when the cells move
     */
    void onEdit(BiConsumer<RecordView, String> begin, Runnable leave) {
        getElement().executeJs(CellEdit.LISTEN);
        getElement()
                .addEventListener("tw-cell-edit", event -> {
                    String key = event.getEventData().get("event.detail.key").asString();
                    RecordView row = getDataCommunicator().getKeyMapper().get(key);
                    if (row != null) {
                        begin.accept(
                                row,
                                event.getEventData().get("event.detail.field").asString());
                    }
                })
                .addEventData("event.detail.key")
                .addEventData("event.detail.field");
        getElement().addEventListener("tw-cell-leave", event -> leave.run());
    }

    /** @param drawn gets a column's field and its new width in pixels */
    void onResize(ObjIntConsumer<String> drawn) {
        addColumnResizeListener(resize -> {
            String width = resize.getResizedColumn().getWidth();
            if (resize.isFromClient() && width != null && width.matches("\\d+(\\.\\d+)?px")) {
                drawn.accept(resize.getResizedColumn().getKey(), (int)
                        Double.parseDouble(width.substring(0, width.length() - 2)));
            }
        });
    }

    private void column(FieldSpec field, int drawn, Cells drawing) {
        Column<RecordView> column = addColumn(drawing.of(field))
                .setKey(field.name())
                .setHeader(reader.field(type.name(), field.name()))
                .setResizable(true)
                .setFlexGrow(field.name().equals(type.titleField()) ? 2 : 1);
        column.getElement().setAttribute("data-field", field.name());
        column.setWidth(drawn == 0 ? width(field) : drawn + "px");
        if (drawn > 0) {
            column.setFlexGrow(0);
        }
        if (field.is(Trait.SORTABLE)) {
            column.setSortable(true);
            column.setSortOrderProvider(direction -> Stream.empty());
        }
        switch (field.kind()) {
            case INTEGER, DECIMAL, MONEY -> column.setTextAlign(ColumnTextAlign.END);
            default -> column.setTextAlign(ColumnTextAlign.START);
        }
        if (field.name().equals(type.titleField())) {
            column.setFrozen(true);
        }
    }

    private String width(FieldSpec field) {
        if (field.name().equals(type.titleField())) {
            return "240px";
        }
        return switch (field.kind()) {
            case ENUMERATION, BOOLEAN -> "96px";
            case CHOICE, DATE, INSTANT, INTEGER, DECIMAL -> "112px";
            case MONEY -> "140px";
            case REFERENCE, PHONE -> "136px";
            case TAGS, EMAIL, URL, TEXT, LONG_TEXT, LINES -> "160px";
        };
    }

    /** Shows each row as a card in one column. */
    void cards(List<String> names, boolean grouped) {
        removeAllColumns();
        addColumn((grouped ? cells.in(groups::first) : cells).card(names)).setKey("card");
        addClassName("tw-grid-cards");
    }

    /** Puts the arrows of the sorts into the header. */
    void sorts(List<Sort> sorts) {
        settingSorts = true;
        try {
            sort(sorts.stream()
                    .filter(sort -> getColumnByKey(sort.field()) != null)
                    .map(sort -> new com.vaadin.flow.component.grid.GridSortOrder<>(
                            getColumnByKey(sort.field()),
                            sort.descending()
                                    ? com.vaadin.flow.data.provider.SortDirection.DESCENDING
                                    : com.vaadin.flow.data.provider.SortDirection.ASCENDING))
                    .toList());
        } finally {
            settingSorts = false;
        }
    }

    /** Reads what is on screen again. */
    void again() {
        rows.refreshAll();
    }

    /** Draws one row again. */
    void again(RecordView record) {
        rows.refreshItem(record);
    }

    DataProvider<RecordView, Void> provider() {
        return rows;
    }

    /** Names of the fields that the engine must read for these columns. */
    static Set<String> fields(TypeSpec type, List<String> columns) {
        return Stream.concat(columns.stream(), Stream.of(type.titleField())).collect(Collectors.toSet());
    }
}
