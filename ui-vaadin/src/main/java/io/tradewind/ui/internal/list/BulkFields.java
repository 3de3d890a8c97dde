package io.tradewind.ui.internal.list;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** The fields that a bulk change sets, and to what. */
final class BulkFields extends Div {
    private static final long serialVersionUID = 1L;
    private static final String REPLACE = "replace";

    private final transient Reader reader;
    private final transient TypeView type;
    private final transient Editors editors;
    private final transient Map<FieldSpec, Editor> chosen = new LinkedHashMap<>();
    private final transient Map<FieldSpec, Select<String>> ways = new HashMap<>();
    private final ComboBox<FieldSpec> more = new ComboBox<>();
    private final Div rows = new Div();

    BulkFields(Desk desk, Reader reader, TypeView type) {
        this.reader = reader;
        this.type = type;
        this.editors = new Editors(desk, reader);
        addClassName("tw-bulk-fields");
        rows.addClassName("tw-stack");
        more.setItemLabelGenerator(field -> reader.field(type.name(), field.name()));
        more.setPlaceholder(reader.text("ui.bulk.field"));
        more.setAriaLabel(reader.text("ui.bulk.field"));
        more.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                choose(change.getValue());
                more.clear();
            }
        });
        offer();
        add(rows, more);
    }

    /** What may be set for several records at once. */
    private List<FieldSpec> fields() {
        return TypeFields.all(type.type()).stream()
                .filter(field -> type.editable().contains(field.name()))
                .filter(field -> field.kind() != FieldKind.LINES && !field.is(Trait.UNIQUE))
                .filter(field -> !field.name().equals(type.type().titleField()))
                .filter(field -> !chosen.containsKey(field))
                .toList();
    }

    private void offer() {
        List<FieldSpec> open = fields();
        more.setItems(
                (field, typed) -> reader.field(type.name(), field.name())
                        .toLowerCase(reader.locale())
                        .contains(typed.strip().toLowerCase(reader.locale())),
                open);
        more.setVisible(!open.isEmpty());
    }

    void choose(String name) {
        TypeFields.find(type.type(), name).ifPresent(this::choose);
    }

    private void choose(FieldSpec field) {
        Editor editor = editors.of(type.name(), field);
        editor.label(reader.field(type.name(), field.name()));
        boolean required = field.is(Trait.REQUIRED) || field.name().equals("owner");
        if (!required && field.kind() != FieldKind.BOOLEAN && field.kind() != FieldKind.TAGS) {
            editor.hint(reader.text("ui.bulk.empties"));
        }
        editor.requiredMark(required);
        chosen.put(field, editor);
        Div row = new Div(editor.component());
        row.addClassName("tw-bulk-field");
        if (field.kind() == FieldKind.TAGS) {
            Select<String> way = way();
            ways.put(field, way);
            row.addComponentAsFirst(way);
        }
        row.add(Buttons.small(Buttons.icon("x", reader.text("ui.bulk.field.remove"), () -> {
            chosen.remove(field);
            rows.remove(row);
            offer();
        })));
        rows.add(row);
        offer();
        editor.focus();
    }

    /** Tags come on top of those that are there, go, or replace them. */
    private Select<String> way() {
        Select<String> way = new Select<>();
        way.setItems("add", "remove", REPLACE);
        way.setItemLabelGenerator(each -> reader.text("ui.bulk.tags." + each));
        way.setValue("add");
        way.setAriaLabel(reader.text("ui.bulk.tags.way"));
        way.addClassName("tw-bulk-way");
        return way;
    }

    private @Nullable Object inItsWay(FieldSpec field, @Nullable Object value) {
        Select<String> choice = ways.get(field);
        String way = choice == null ? null : choice.getValue();
        return way == null || way.equals(REPLACE) || value == null ? value : Map.of(way, value);
    }

    void focus() {
        if (chosen.isEmpty()) {
            more.focus();
        } else {
            chosen.values().iterator().next().focus();
        }
    }

    /** The values, by field; empty if there is none or one cannot be read, which is said at its input. */
    Optional<Map<String, @Nullable Object>> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean good = !chosen.isEmpty();
        for (Map.Entry<FieldSpec, Editor> each : chosen.entrySet()) {
            FieldSpec field = each.getKey();
            Editor editor = each.getValue();
            editor.praise();
            Object value = editor.value();
            if (value == null && field.kind() == FieldKind.BOOLEAN) {
                value = false;
            }
            Optional<String> wrong = editor.unreadable()
                    .or(() -> missing(field, editor)
                            ? Optional.of(reader.text("error.field.required"))
                            : Optional.empty());
            wrong.ifPresent(editor::complain);
            good &= wrong.isEmpty();
            values.put(field.name(), inItsWay(field, value));
        }
        if (chosen.isEmpty()) {
            more.setErrorMessage(reader.text("ui.bulk.choose-field"));
        }
        more.setInvalid(chosen.isEmpty());
        return good ? Optional.of(values) : Optional.empty();
    }

    private boolean missing(FieldSpec field, Editor editor) {
        Select<String> way = ways.get(field);
        boolean addsNothing = way != null && !REPLACE.equals(way.getValue()) && editor.value() == null;
        boolean required = field.is(Trait.REQUIRED) || field.name().equals("owner") || addsNothing;
        return required && field.kind() != FieldKind.BOOLEAN && editor.value() == null;
    }
}
