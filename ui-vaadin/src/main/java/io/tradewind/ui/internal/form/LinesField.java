package io.tradewind.ui.internal.form;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;

import io.tradewind.record.FieldSpec;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** The lines inside a record as rows of inputs; rows are added below and taken away at their end. */
final class LinesField extends CustomField<List<Map<String, Object>>> {
    private static final long serialVersionUID = 1L;

    private final transient Editors editors;
    private final transient Reader reader;
    private final String type;
    private final transient List<FieldSpec> fields;
    /** More inputs than these stand in several rows; then each line needs its labels. */
    private static final int ONE_ROW = 4;

    private static final String ID = "id";
    private final transient List<Map<String, Editor>> rows = new ArrayList<>();
    /** Of lines that have one: it goes back with the line. */
    private final transient Map<Map<String, Editor>, Object> ids = new IdentityHashMap<>();

    private final Div table = new Div();

    LinesField(Editors editors, Reader reader, String type, List<FieldSpec> fields) {
        super(List.of());
        this.editors = editors;
        this.reader = reader;
        this.type = type;
        this.fields = fields;
        addClassName("tw-lines-field");
        table.addClassName("tw-lines-rows");
        Div all = new Div(
                table, Buttons.small(Buttons.quiet(reader.text("ui.form.lines.add"), "plus", () -> add(Map.of()))));
        all.addClassName("tw-lines");
        add(all);
    }

    private void add(Map<String, ?> line) {
        Map<String, Editor> row = new LinkedHashMap<>();
        Div cells = new Div();
        cells.addClassName("tw-lines-row");
        for (FieldSpec field : fields) {
            Editor editor = editors.of(type, field);
            editor.component().getElement().setAttribute("aria-label", reader.field(type, field.name()));
            if (fields.size() > 1 && (rows.isEmpty() || fields.size() > ONE_ROW)) {
                editor.label(reader.field(type, field.name()));
            }
            editor.show(line.get(field.name()));
            editor.onChange(this::updateValue);
            row.put(field.name(), editor);
            cells.add(editor.component());
        }
        cells.add(Buttons.small(Buttons.icon("x", reader.text("ui.form.lines.remove"), () -> {
            rows.remove(row);
            cells.removeFromParent();
            updateValue();
        })));
        if (line.get(ID) != null) {
            ids.put(row, line.get(ID));
        }
        rows.add(row);
        table.add(cells);
    }

    @Override
    protected List<Map<String, Object>> generateModelValue() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Map<String, Editor> row : rows) {
            Map<String, Object> line = new LinkedHashMap<>();
            row.forEach((name, editor) -> {
                Object value = editor.value();
                if (value != null) {
                    line.put(name, value);
                }
            });
            if (!line.isEmpty()) {
                if (ids.get(row) != null) {
                    line.put(ID, ids.get(row));
                }
                lines.add(line);
            }
        }
        return lines;
    }

    @Override
    protected void setPresentationValue(@Nullable List<Map<String, Object>> lines) {
        rows.clear();
        ids.clear();
        table.removeAll();
        if (lines != null) {
            lines.forEach(this::add);
        }
    }
}
