package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.RecordView;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Reader;

/** The rows of a list: dense, windowed, count unknown; on a phone each row is a card. */
final class RecordGrid extends Grid<RecordView> {
    private static final long serialVersionUID = 1L;

    private final transient TypeSpec type;
    private final transient Reader reader;
    private final transient Cells cells;
    private final transient CallbackDataProvider<RecordView, Void> rows;
    private final transient Consumer<List<Sort>> sorted;
    private boolean settingSorts;

    RecordGrid(TypeSpec type, Values values, Reader reader, CursorRows source, Consumer<List<Sort>> sorted) {
        super(CursorRows.PAGE);
        this.type = type;
        this.reader = reader;
        this.cells = new Cells(type, values, reader);
        this.sorted = sorted;
        addClassName("tw-grid");
        setSizeFull();
        setMultiSort(true, MultiSortPriority.APPEND, true);
        rows = new CallbackDataProvider<>(
                query -> source.rows(query.getOffset(), query.getLimit()).stream(), query -> 0, RecordView::id);
        setItems(rows).setItemCountUnknown();
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

    /** Shows these columns in this order. */
    void columns(List<String> names) {
        removeAllColumns();
        names.stream().flatMap(name -> TypeFields.find(type, name).stream()).forEach(this::column);
    }

    private void column(FieldSpec field) {
        Column<RecordView> column = addColumn(cells.of(field))
                .setKey(field.name())
                .setHeader(reader.field(type.name(), field.name()))
                .setResizable(true)
                .setFlexGrow(field.name().equals(type.titleField()) ? 2 : 1);
        column.setWidth(width(field));
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
            case EMAIL, URL, TEXT, LONG_TEXT, LINES -> "160px";
        };
    }

    /** Shows each row as a card in one column. */
    void cards(List<String> names) {
        removeAllColumns();
        addColumn(cells.card(names)).setKey("card");
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
