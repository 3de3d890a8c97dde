package io.tradewind.ui.internal.transfer;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

import io.tradewind.access.Verb;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Reader;

/** Offers to make the records that a column names and that are not there, and asks which columns tell more of them. */
final class NewRecordsPanel extends Div {
    private static final long serialVersionUID = 1L;
    /** Records of records of records would be a file of their own. */
    private static final int DEEPEST = 2;

    private final transient RecordTypes types;
    private final transient Reader reader;
    private final transient Wizard wizard;
    private final String path;
    private final transient TypeView type;
    private final Div fields = new Div();

    /** The panel for a reference, if the reader may make what it refers to. */
    static Optional<NewRecordsPanel> of(
            RecordTypes types, Reader reader, Wizard wizard, String path, FieldSpec reference, String column) {
        return types.all().stream()
                .filter(type -> type.name().equals(reference.target()) && type.may(Verb.CREATE))
                .filter(type -> type.field(type.type().titleField())
                        .filter(title -> title.kind() == FieldKind.TEXT && TypeFields.editable(type, title))
                        .isPresent())
                .findFirst()
                .map(type -> new NewRecordsPanel(types, reader, wizard, path, type, column));
    }

    private NewRecordsPanel(
            RecordTypes types, Reader reader, Wizard wizard, String path, TypeView type, String column) {
        this.types = types;
        this.reader = reader;
        this.wizard = wizard;
        this.path = path;
        this.type = type;
        addClassName("tw-new-records");
        Checkbox box = new Checkbox(
                reader.text("ui.import.new-records.make", TypeWords.many(reader, type.name()), column),
                wizard.newRecords().makes(path));
        box.addValueChangeListener(change -> {
            wizard.newRecords().make(path, change.getValue());
            fill();
        });
        fields.addClassName("tw-new-record-fields");
        add(box, fields);
        fill();
    }

    private List<FieldSpec> open() {
        return type.fields().stream()
                .filter(field -> TypeFields.editable(type, field) && field.kind() != FieldKind.LINES)
                .filter(field -> !field.name().equals(type.type().titleField()))
                .toList();
    }

    private void fill() {
        fields.removeAll();
        fields.setVisible(wizard.newRecords().makes(path));
        if (!fields.isVisible()) {
            return;
        }
        open().forEach(field -> wizard.newRecords()
                .column(path, field.name())
                .ifPresent(column -> fields.add(line(field, column), inner(field, column))));
        fields.add(more());
    }

    private Component line(FieldSpec field, String column) {
        Select<String> from = new Select<>();
        from.setItems(wizard.draft().columns());
        from.setEmptySelectionAllowed(true);
        from.setEmptySelectionCaption(reader.text("ui.import.new-records.nothing"));
        from.setItemLabelGenerator(each -> each == null ? reader.text("ui.import.new-records.nothing") : each);
        String label = reader.field(type.name(), field.name());
        from.setAriaLabel(reader.text("ui.import.new-records.from", label));
        from.setValue(column);
        from.addValueChangeListener(change -> {
            Optional<String> chosen = Optional.ofNullable(change.getValue()).filter(each -> !each.isEmpty());
            wizard.newRecords().fill(path, field.name(), chosen);
            fill();
        });
        Div line = new Div(new Span(label), from);
        line.addClassName("tw-new-record-line");
        return line;
    }

    private Component inner(FieldSpec field, String column) {
        boolean refers = field.kind() == FieldKind.REFERENCE && !field.target().equals(FieldSpec.ANY);
        return refers && path.split("\\.").length < DEEPEST
                ? of(types, reader, wizard, path + "." + field.name(), field, column)
                        .<Component>map(panel -> panel)
                        .orElseGet(Div::new)
                : new Div();
    }

    /** A column that goes nowhere yet, if there is one. */
    private String likeliest() {
        List<String> columns = wizard.draft().columns();
        return columns.stream()
                .filter(column -> wizard.target(column).isEmpty())
                .findFirst()
                .orElseGet(columns::getFirst);
    }

    private Component more() {
        Select<FieldSpec> add = new Select<>();
        add.setItems(open().stream()
                .filter(field -> wizard.newRecords().column(path, field.name()).isEmpty())
                .toList());
        add.setItemLabelGenerator(field -> reader.field(type.name(), field.name()));
        add.setPlaceholder(reader.text("ui.import.new-records.more"));
        add.setAriaLabel(reader.text("ui.import.new-records.more"));
        add.addValueChangeListener(change -> {
            wizard.newRecords().fill(path, change.getValue().name(), Optional.of(likeliest()));
            fill();
        });
        return add;
    }
}
