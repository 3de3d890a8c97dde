package io.tradewind.ui.internal.custom;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Option;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.ui.internal.form.ComputedInput;
import io.tradewind.ui.internal.form.Editor;
import io.tradewind.ui.internal.form.Editors;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Reader;

/** The field as it will stand in the form, while it is being described. */
final class FieldPreview extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final Div input = new Div();

    FieldPreview(Desk desk, Reader reader) {
        this.desk = desk;
        this.reader = reader;
        addClassName("tw-field-preview");
        var head = new Span(reader.text("ui.fields.preview"));
        head.addClassName("tw-second");
        add(head, input);
    }

    void show(String type, FieldDefinition field) {
        input.removeAll();
        boolean listed = field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.TAGS;
        String label = field.label().isEmpty()
                ? reader.text("ui.fields.preview.label")
                : field.label().text(reader.locale());
        String help = field.help().text(reader.locale());
        boolean required = field.traits().contains(Trait.REQUIRED);
        if (field.isComputed()) {
            input.add(new ComputedInput(reader, label, help, field.spec("preview", "x")));
        } else if (listed && field.target().isEmpty()) {
            input.add(choice(field, label, help, required));
        } else if (field.kind() != FieldKind.REFERENCE || !field.target().isEmpty()) {
            Editor editor = new Editors(desk, reader).of(type, field.spec("preview", "x"));
            editor.label(label);
            editor.hint(help);
            editor.requiredMark(required);
            input.add(editor.component());
        }
    }

    /** The list is not kept yet. */
    private Component choice(FieldDefinition field, String label, String help, boolean required) {
        List<Option> offered = field.options().stream()
                .filter(option -> option.active() && !option.label().isEmpty())
                .toList();
        ComboBoxBase<?, Option, ?> box =
                field.kind() == FieldKind.CHOICE ? new ComboBox<Option>() : new MultiSelectComboBox<Option>();
        box.setItems(offered);
        box.setItemLabelGenerator(option -> option.label().text(reader.locale()));
        ((HasLabel) box).setLabel(label);
        ((HasHelper) box).setHelperText(help);
        box.setRequiredIndicatorVisible(required);
        return box;
    }
}
