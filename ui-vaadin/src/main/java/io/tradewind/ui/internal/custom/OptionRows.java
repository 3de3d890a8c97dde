package io.tradewind.ui.internal.custom;

import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.list.ValueLists.Color;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** The values that may be chosen: a row each, in both languages, in their order. */
final class OptionRows extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader;
    private final transient Runnable changed;
    private final transient List<Row> rows = new ArrayList<>();
    private final Div table = new Div();

    private record Row(String code, boolean active, TextField zh, TextField en, Select<Color> color) {
        Option option() {
            return new Option(code, new Label(zh.getValue(), en.getValue()), color.getValue(), active);
        }

        boolean isEmpty() {
            return code.isEmpty() && zh.getValue().isBlank() && en.getValue().isBlank();
        }
    }

    OptionRows(Reader reader, Runnable changed) {
        this.reader = reader;
        this.changed = changed;
        addClassName("tw-lines");
        table.addClassName("tw-lines-rows");
        add(table, Buttons.small(Buttons.quiet(reader.text("ui.fields.options.add"), "plus", () -> {
            add(Option.of("", ""), true);
            changed.run();
        })));
    }

    void show(List<Option> options) {
        rows.clear();
        table.removeAll();
        options.forEach(option -> add(option, false));
        if (options.isEmpty()) {
            add(Option.of("", ""), false);
            add(Option.of("", ""), false);
        }
    }

    /** Those that are filled in, in their order. */
    List<Option> options() {
        return rows.stream().filter(row -> !row.isEmpty()).map(Row::option).toList();
    }

    private void add(Option option, boolean focus) {
        boolean first = rows.isEmpty();
        var row = new Row(
                option.code(),
                option.active(),
                text("ui.fields.zh", first, option.label().zh()),
                text("ui.fields.en", first, option.label().en()),
                color(first, option.color()));
        var line = new Div(row.zh(), row.en(), row.color());
        line.addClassNames("tw-lines-row", "tw-option-row");
        line.getElement().getClassList().set("tw-option-off", !option.active());
        line.add(Buttons.small(Buttons.icon("arrow-up", reader.text("ui.fields.up"), () -> raise(row, line))));
        line.add(Buttons.small(Buttons.icon("x", reader.text("ui.fields.options.remove"), () -> {
            rows.remove(row);
            line.removeFromParent();
            changed.run();
        })));
        rows.add(row);
        table.add(line);
        if (focus) {
            row.zh().focus();
        }
    }

    private void raise(Row row, Div line) {
        int place = rows.indexOf(row);
        if (place > 0) {
            rows.remove(row);
            rows.add(place - 1, row);
            table.addComponentAtIndex(place - 1, line);
            changed.run();
        }
    }

    private TextField text(String key, boolean labelled, String value) {
        var field = new TextField(labelled ? reader.text(key) : "");
        field.setAriaLabel(reader.text("ui.fields.options") + " " + reader.text(key));
        field.setMaxLength(100);
        field.setValue(value);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> changed.run());
        return field;
    }

    private Select<Color> color(boolean labelled, Color value) {
        var field = new Select<Color>();
        field.setItems(Color.values());
        field.setItemLabelGenerator(color -> reader.value("list-values", "color", color.name()));
        field.setLabel(labelled ? reader.text("ui.fields.color") : "");
        field.setAriaLabel(reader.text("ui.fields.color"));
        field.setValue(value);
        field.addValueChangeListener(change -> changed.run());
        return field;
    }
}
