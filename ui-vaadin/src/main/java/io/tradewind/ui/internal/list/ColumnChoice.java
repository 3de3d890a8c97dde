package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.WebStorage;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.view.ViewContent.Column;

/**
 * Which columns a list shows, how wide and in which order. A saved view keeps its own; those of the plain list the browser
 * remembers for each person and type.
 */
final class ColumnChoice {
    private final Reader reader;
    private final TypeView type;
    private final String key;
    private final Consumer<List<Column>> changed;
    private final Button button;
    private final Pop pop;
    private List<Column> remembered = List.of();
    private List<Column> shown = List.of();
    private boolean keptByState;
    private String typed = "";

    /** @param changed gets other columns; none if the plain list shows what is remembered now */
    ColumnChoice(Reader reader, TypeView type, String person, Consumer<List<Column>> changed) {
        this.reader = reader;
        this.type = type;
        this.key = "tradewind.columns." + person + "." + type.name();
        this.changed = changed;
        button = Buttons.small(Buttons.quiet(reader.text("ui.list.columns"), "columns-3", () -> {}));
        button.addClassName("tw-desk-only");
        pop = new Pop(button, "tw-pop-columns", this::content);
    }

    Component button() {
        return button;
    }

    /** The columns of a list that is about to be shown. */
    List<Column> show(ListState state) {
        List<Column> own = state.content().columns();
        keptByState = !own.isEmpty() || !(state.view().isEmpty() || state.view().equals(ListState.ALL));
        shown = !own.isEmpty() ? own : keptByState || remembered.isEmpty() ? usual() : remembered;
        return shown;
    }

    List<Column> shown() {
        return shown;
    }

    private List<Column> usual() {
        return TypeFields.listed(type.type()).stream()
                .map(name -> new Column(name, 0))
                .toList();
    }

    /** Asks the browser what was chosen last time. */
    void recall() {
        WebStorage.getItem(key, found -> {
            if (found != null && !found.isBlank()) {
                List<String> known = fields().stream().map(FieldSpec::name).toList();
                remembered = ListState.columns(found).stream()
                        .filter(column -> known.contains(column.field()))
                        .toList();
                if (!keptByState && !remembered.isEmpty() && !remembered.equals(shown)) {
                    changed.accept(List.of());
                }
            }
        });
    }

    /** Somebody drew a column to another width. */
    void resized(String field, int width) {
        choose(shown.stream()
                .map(column -> column.field().equals(field) ? new Column(field, width) : column)
                .toList());
    }

    private void choose(List<Column> columns) {
        if (keptByState) {
            changed.accept(columns);
            return;
        }
        remembered = columns.equals(usual()) ? List.of() : List.copyOf(columns);
        if (remembered.isEmpty()) {
            WebStorage.removeItem(key);
        } else {
            WebStorage.setItem(key, ListState.writtenColumns(remembered));
        }
        changed.accept(List.of());
    }

    private void chooseHere(List<Column> columns) {
        choose(columns);
        pop.show(content());
    }

    private List<FieldSpec> fields() {
        return TypeFields.columns(type.type());
    }

    private Component content() {
        Div rows = new Div();
        rows.addClassName("tw-pop-rows");
        var search = Fields.search(reader.text("ui.filter.find-field"), words -> {
            typed = words;
            fill(rows);
        });
        search.setValue(typed);
        fill(rows);
        Button usual = Buttons.small(Buttons.quiet(reader.text("ui.list.columns.usual"), () -> chooseHere(usual())));
        Div foot = new Div(usual);
        foot.addClassName("tw-pop-foot");
        return new Div(search, rows, foot);
    }

    private void fill(Div rows) {
        rows.removeAll();
        rows.add(section("ui.list.columns.shown"));
        shown.stream()
                .flatMap(
                        column -> fields().stream().filter(field -> field.name().equals(column.field())))
                .filter(this::matches)
                .forEach(field -> rows.add(row(field, true)));
        rows.add(section("ui.list.columns.hidden"));
        fields().stream()
                .filter(field ->
                        shown.stream().noneMatch(column -> column.field().equals(field.name())))
                .filter(this::matches)
                .forEach(field -> rows.add(row(field, false)));
    }

    private boolean matches(FieldSpec field) {
        return label(field).toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    private Span section(String words) {
        Span section = new Span(reader.text(words));
        section.addClassName("tw-pop-section");
        return section;
    }

    private Div row(FieldSpec field, boolean on) {
        boolean fixed = field.name().equals(type.type().titleField());
        Checkbox box = new Checkbox(label(field), on);
        box.setEnabled(!fixed);
        box.addValueChangeListener(change -> {
            List<Column> columns = new ArrayList<>(shown);
            if (change.getValue()) {
                columns.add(new Column(field.name(), 0));
            } else {
                columns.removeIf(column -> column.field().equals(field.name()));
            }
            chooseHere(columns);
        });
        Div row = new Div(Icons.small(fixed ? "lock" : "grip-vertical"), box);
        row.addClassName("tw-column-row");
        if (on && !fixed) {
            drag(row, field.name());
        }
        return row;
    }

    private void drag(Div row, String name) {
        DragSource.create(row).setDragData(name);
        DropTarget.create(row)
                .addDropListener(drop -> drop.getDragData()
                        .map(Object::toString)
                        .ifPresent(moved -> {
                            List<Column> columns = new ArrayList<>(shown);
                            List<String> names =
                                    columns.stream().map(Column::field).toList();
                            Column column = columns.remove(names.indexOf(moved));
                            columns.add(Math.min(names.indexOf(name), columns.size()), column);
                            chooseHere(columns);
                        }));
    }

    private String label(FieldSpec field) {
        return reader.field(type.name(), field.name());
    }
}
