package io.tradewind.ui.internal.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.transfer.Imports.Mode;
import io.tradewind.ui.kit.Reader;

/** What becomes of a row: a new record, or a change of one that is there. */
final class RulesStep extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader;
    private final transient Wizard wizard;
    private final Select<String> matchBy = new Select<>();

    RulesStep(RecordTypes types, Reader reader, Wizard wizard) {
        this.reader = reader;
        this.wizard = wizard;
        addClassNames("tw-import-step", "tw-rules");
        add(new H2(reader.text("ui.import.mode")), mode(), match());
        List<FieldSpec> optional = wizard.optionalFields();
        if (!optional.isEmpty()) {
            add(needed(optional));
        }
        List<FieldSpec> lists = wizard.listFields();
        if (!lists.isEmpty()) {
            add(new H2(reader.text("ui.import.lists")), new Paragraph(reader.text("ui.import.lists.words")));
            lists.forEach(field -> add(list(field)));
            add(alike());
        }
        List<NewRecordsPanel> panels = new ArrayList<>();
        wizard.references()
                .forEach((column, field) -> NewRecordsPanel.of(types, reader, wizard, field.name(), field, column)
                        .ifPresent(panels::add));
        if (!panels.isEmpty()) {
            add(
                    new H2(reader.text("ui.import.new-records")),
                    new Paragraph(reader.text("ui.import.new-records.words")));
            panels.forEach(panel -> add(panel));
        }
    }

    private RadioButtonGroup<Mode> mode() {
        RadioButtonGroup<Mode> group = new RadioButtonGroup<>();
        group.addClassName("tw-import-modes");
        group.setItems(Mode.values());
        group.setRenderer(new ComponentRenderer<>(mode -> {
            Div words = new Div(
                    new com.vaadin.flow.component.html.Span(reader.text("ui.import.mode." + mode)),
                    hint("ui.import.mode." + mode + ".words"));
            words.addClassName("tw-cell-two");
            return words;
        }));
        group.setValue(wizard.mode());
        group.addValueChangeListener(change -> {
            wizard.mode(change.getValue());
            matchBy.setVisible(change.getValue() != Mode.CREATE);
        });
        return group;
    }

    private com.vaadin.flow.component.html.Span hint(String key) {
        var hint = new com.vaadin.flow.component.html.Span(reader.text(key));
        hint.addClassNames("tw-second", "tw-small");
        return hint;
    }

    private Select<String> match() {
        List<String> fields = wizard.matchFields();
        matchBy.setLabel(reader.text("ui.import.match"));
        matchBy.setHelperText(reader.text("ui.import.match.words"));
        matchBy.setItems(fields);
        matchBy.setItemLabelGenerator(field -> reader.field(wizard.type().name(), field));
        if (!fields.contains(wizard.matchBy()) && !fields.isEmpty()) {
            wizard.matchBy(fields.getFirst());
        }
        if (fields.contains(wizard.matchBy())) {
            matchBy.setValue(wizard.matchBy());
        }
        matchBy.addValueChangeListener(change -> wizard.matchBy(change.getValue()));
        matchBy.setVisible(wizard.mode() != Mode.CREATE);
        return matchBy;
    }

    private MultiSelectComboBox<FieldSpec> needed(List<FieldSpec> fields) {
        MultiSelectComboBox<FieldSpec> box = new MultiSelectComboBox<>(reader.text("ui.import.needed"));
        box.setHelperText(reader.text("ui.import.needed.words"));
        box.setItems(fields);
        box.setItemLabelGenerator(field -> reader.field(wizard.type().name(), field.name()));
        box.setValue(fields.stream()
                .filter(field -> wizard.needed().contains(field.name()))
                .collect(Collectors.toSet()));
        box.addValueChangeListener(change ->
                wizard.needed(change.getValue().stream().map(FieldSpec::name).collect(Collectors.toSet())));
        return box;
    }

    private Checkbox alike() {
        Checkbox box = new Checkbox(reader.text("ui.import.alike"), wizard.readsAlike());
        box.addValueChangeListener(change -> wizard.readsAlike(change.getValue()));
        return box;
    }

    private Checkbox list(FieldSpec field) {
        Checkbox box = new Checkbox(
                reader.text("ui.import.list", reader.field(wizard.type().name(), field.name())),
                wizard.extendsList(field.name()));
        box.addValueChangeListener(change -> wizard.extendsList(field.name(), change.getValue()));
        return box;
    }
}
