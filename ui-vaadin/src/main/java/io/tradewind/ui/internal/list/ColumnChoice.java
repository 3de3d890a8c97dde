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

/** Which columns a list shows and in which order; the browser remembers it for each person and type. */
final class ColumnChoice {
    private final Reader reader;
    private final TypeView type;
    private final String key;
    private final Consumer<List<String>> changed;
    private final Button button;
    private final Pop pop;
    private List<String> shown;
    private String typed = "";

    ColumnChoice(Reader reader, TypeView type, String person, Consumer<List<String>> changed) {
        this.reader = reader;
        this.type = type;
        this.key = "tradewind.columns." + person + "." + type.name();
        this.changed = changed;
        this.shown = TypeFields.listed(type.type());
        button = Buttons.small(Buttons.quiet(reader.text("ui.list.columns"), "columns-3", () -> {}));
        button.addClassName("tw-desk-only");
        pop = new Pop(button, "tw-pop-columns", this::content);
    }

    Component button() {
        return button;
    }

    List<String> shown() {
        return shown;
    }

    /** Asks the browser what was chosen last time. */
    void recall() {
        WebStorage.getItem(key, found -> {
            if (found != null && !found.isBlank()) {
                List<String> known = fields().stream().map(FieldSpec::name).toList();
                List<String> kept = List.of(found.split(",")).stream()
                        .filter(known::contains)
                        .toList();
                if (!kept.isEmpty() && !kept.equals(shown)) {
                    shown = kept;
                    changed.accept(shown);
                }
            }
        });
    }

    private void choose(List<String> columns) {
        shown = List.copyOf(columns);
        if (shown.equals(TypeFields.listed(type.type()))) {
            WebStorage.removeItem(key);
        } else {
            WebStorage.setItem(key, String.join(",", shown));
        }
        changed.accept(shown);
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
        Button usual = Buttons.small(
                Buttons.quiet(reader.text("ui.list.columns.usual"), () -> choose(TypeFields.listed(type.type()))));
        Div foot = new Div(usual);
        foot.addClassName("tw-pop-foot");
        return new Div(search, rows, foot);
    }

    private void fill(Div rows) {
        rows.removeAll();
        rows.add(section("ui.list.columns.shown"));
        shown.stream()
                .flatMap(name -> fields().stream().filter(field -> field.name().equals(name)))
                .filter(this::matches)
                .forEach(field -> rows.add(row(field, true)));
        rows.add(section("ui.list.columns.hidden"));
        fields().stream()
                .filter(field -> !shown.contains(field.name()))
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
            List<String> columns = new ArrayList<>(shown);
            if (change.getValue()) {
                columns.add(field.name());
            } else {
                columns.remove(field.name());
            }
            choose(columns);
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
                            List<String> columns = new ArrayList<>(shown);
                            int to = columns.indexOf(name);
                            columns.remove(moved);
                            columns.add(Math.min(to, columns.size()), moved);
                            choose(columns);
                        }));
    }

    private String label(FieldSpec field) {
        return reader.field(type.name(), field.name());
    }
}
