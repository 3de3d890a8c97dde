package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** Sorting by several fields, first one first. */
final class SortChoice {
    private final Reader reader;
    private final TypeView type;
    private final Supplier<List<Sort>> present;
    private final Consumer<List<Sort>> changed;
    private final Button button;
    private final Pop pop;

    SortChoice(Reader reader, TypeView type, Supplier<List<Sort>> present, Consumer<List<Sort>> changed) {
        this.reader = reader;
        this.type = type;
        this.present = present;
        this.changed = changed;
        button = Buttons.small(Buttons.icon("arrow-up-down", reader.text("ui.list.sort"), () -> {}));
        pop = new Pop(button, "tw-pop-sorts", this::content);
    }

    Component button() {
        return button;
    }

    /** Shows by its colour whether another order than the usual one is on. */
    void show(List<Sort> sorts) {
        button.setClassName("tw-accent", !sorts.isEmpty());
    }

    private Component content() {
        Div rows = new Div();
        rows.addClassName("tw-sort-rows");
        List<Sort> sorts = present.get();
        List<Sort> shown = sorts.isEmpty() ? Sort.parse(type.type().defaultSort()) : sorts;
        for (int i = 0; i < shown.size(); i++) {
            rows.add(row(shown, i));
        }
        Select<FieldSpec> next = fields(shown);
        next.setPlaceholder(reader.text(shown.isEmpty() ? "ui.list.sort.by" : "ui.list.sort.then"));
        next.addValueChangeListener(change -> {
            List<Sort> more = new ArrayList<>(shown);
            more.add(new Sort(change.getValue().name(), false));
            apply(more);
        });
        Button usual = Buttons.small(Buttons.quiet(reader.text("ui.list.sort.usual"), () -> apply(List.of())));
        usual.setVisible(!sorts.isEmpty());
        Div foot = new Div(next, usual);
        foot.addClassName("tw-sort-foot");
        Span title = new Span(reader.text("ui.list.sort"));
        title.addClassName("tw-pop-title");
        return new Div(title, rows, foot);
    }

    private Select<FieldSpec> fields(List<Sort> taken) {
        Select<FieldSpec> fields = new Select<>();
        fields.setItems(TypeFields.all(type.type()).stream()
                .filter(field -> field.is(Trait.SORTABLE))
                .filter(field -> taken.stream().noneMatch(sort -> sort.field().equals(field.name())))
                .toList());
        fields.setItemLabelGenerator(field -> reader.field(type.name(), field.name()));
        fields.setAriaLabel(reader.text("ui.list.sort.by"));
        return fields;
    }

    private Div row(List<Sort> sorts, int index) {
        Sort sort = sorts.get(index);
        Span name = new Span(reader.field(type.name(), sort.field()));
        name.addClassName("tw-sort-name");
        Button direction = Buttons.small(Buttons.quiet(
                reader.text(sort.descending() ? "ui.list.sort.down" : "ui.list.sort.up"),
                sort.descending() ? "arrow-down" : "arrow-up",
                () -> apply(replaced(sorts, index, new Sort(sort.field(), !sort.descending())))));
        Button remove = Buttons.small(Buttons.icon("x", reader.text("ui.list.sort.remove"), () -> {
            List<Sort> fewer = new ArrayList<>(sorts);
            fewer.remove(index);
            apply(fewer);
        }));
        Div row = new Div(name, direction, remove);
        row.addClassName("tw-sort-row");
        return row;
    }

    private static List<Sort> replaced(List<Sort> sorts, int index, Sort sort) {
        List<Sort> copy = new ArrayList<>(sorts);
        copy.set(index, sort);
        return copy;
    }

    private void apply(List<Sort> sorts) {
        changed.accept(sorts);
        pop.show(content());
    }
}
