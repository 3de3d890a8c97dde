package io.tradewind.ui.internal.transfer;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;

import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Reference;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** Fields that the file has no column for, and what they are in every row. */
final class FixedValues extends Div {
    private static final long serialVersionUID = 1L;
    private static final Set<FieldKind> KINDS = EnumSet.of(
            FieldKind.TEXT,
            FieldKind.CHOICE,
            FieldKind.ENUMERATION,
            FieldKind.REFERENCE,
            FieldKind.BOOLEAN,
            FieldKind.DATE,
            FieldKind.INTEGER);
    /** Records looked at for values to offer. */
    private static final int LOOKED_AT = 500;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient Wizard wizard;
    private final transient Runnable changed;
    private final Div lines = new Div();
    private final Select<FieldSpec> more = new Select<>();

    /** @param changed called when a value changed */
    FixedValues(Desk desk, Reader reader, Wizard wizard, Runnable changed) {
        this.desk = desk;
        this.reader = reader;
        this.wizard = wizard;
        this.changed = changed;
        addClassName("tw-fixed-values");
        lines.addClassName("tw-stack");
        more.setItemLabelGenerator(field -> label(field));
        more.setPlaceholder(reader.text("ui.import.fixed.more"));
        more.setAriaLabel(reader.text("ui.import.fixed.more"));
        more.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                line(change.getValue(), "").focus();
                offer();
            }
        });
        add(new H2(reader.text("ui.import.fixed")), new Paragraph(reader.text("ui.import.fixed.words")), lines, more);
        Map<String, String> former = wizard.fixed();
        open().stream()
                .filter(field -> former.containsKey(field.name()))
                .forEach(field -> line(field, former.getOrDefault(field.name(), "")));
        if (former.isEmpty()) {
            open().stream().filter(wizard.missing()::contains).findFirst().ifPresent(field -> line(field, ""));
        }
        offer();
    }

    private String label(FieldSpec field) {
        return reader.field(wizard.type().name(), field.name());
    }

    private List<FieldSpec> open() {
        return wizard.fixable().stream()
                .filter(field -> KINDS.contains(field.kind()) && !field.target().equals(FieldSpec.ANY))
                .toList();
    }

    /** Fields that have a column by now go. */
    void offer() {
        Set<String> fixable = open().stream().map(FixedValues::id).collect(Collectors.toSet());
        lines.getChildren()
                .filter(line -> !fixable.contains(line.getId().orElse("")))
                .toList()
                .forEach(lines::remove);
        Set<String> there = new TreeSet<>();
        lines.getChildren().forEach(line -> line.getId().ifPresent(there::add));
        more.setItems(
                open().stream().filter(field -> !there.contains(id(field))).toList());
        setVisible(!open().isEmpty());
    }

    private static String id(FieldSpec field) {
        return "fixed-" + field.name();
    }

    private com.vaadin.flow.component.Focusable<?> line(FieldSpec field, String value) {
        Component input = field.kind() == FieldKind.TEXT ? known(field, value) : editor(field, value);
        Div line = new Div(input);
        line.setId(id(field));
        line.addClassName("tw-bulk-field");
        line.add(Buttons.small(Buttons.icon("x", reader.text("ui.bulk.field.remove"), () -> {
            wizard.fix(field.name(), "");
            lines.remove(line);
            offer();
            changed.run();
        })));
        lines.add(line);
        return input instanceof com.vaadin.flow.component.Focusable<?> focusable ? focusable : more;
    }

    private void take(FieldSpec field, String value) {
        wizard.fix(field.name(), value);
        changed.run();
    }

    /** A text, with those that other records have. */
    private ComboBox<String> known(FieldSpec field, String value) {
        ComboBox<String> box = new ComboBox<>(label(field));
        box.setItems(values(field));
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(typed -> box.setValue(typed.getDetail()));
        if (!value.isEmpty()) {
            box.setValue(value);
        }
        box.addValueChangeListener(change -> take(field, change.getValue() == null ? "" : change.getValue()));
        return box;
    }

    private Set<String> values(FieldSpec field) {
        Set<String> values = new TreeSet<>();
        if (field.stored()) {
            var query = RecordQuery.ALL.fields(Set.of(field.name())).limit(LOOKED_AT);
            desk.records().query(wizard.type().name(), query).items().forEach(row -> {
                if (row.value(field.name()) instanceof String text && !text.isBlank()) {
                    values.add(text);
                }
            });
        }
        return values;
    }

    private Component editor(FieldSpec field, String value) {
        Editor editor = new Editors(desk, reader).of(wizard.type().name(), field);
        editor.label(label(field));
        if (!value.isEmpty()) {
            editor.show(shown(field, value));
        }
        editor.onChange(() -> take(field, cell(editor.value())));
        return editor.component();
    }

    private Object shown(FieldSpec field, String value) {
        return switch (field.kind()) {
            case DATE -> LocalDate.parse(value);
            case INTEGER -> Long.valueOf(value);
            case BOOLEAN -> Boolean.valueOf(value);
            case REFERENCE ->
                new Reference(
                        value,
                        desk.records().titles(field.target(), List.of(value)).getOrDefault(value, ""));
            default -> value;
        };
    }

    private static String cell(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value instanceof Reference reference ? reference.id() : value.toString();
    }
}
