package io.tradewind.ui.internal.record;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

import io.tradewind.record.StaleRecord;
import io.tradewind.record.StaleRecord.Clash;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** Somebody else saved in between: shows both values of each field and lets the reader choose, one by one. */
public final class StaleDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, RadioButtonGroup<Boolean>> choices = new LinkedHashMap<>();

    /** @param decided gets the current version and the fields whose own value is to be kept */
    public StaleDialog(
            Desk desk, Reader reader, TypeSpec type, StaleRecord stale, BiConsumer<Long, Set<String>> decided) {
        super(reader.text("ui.stale.title"));
        setWidth("520px");
        Values values = new Values(desk.lists(), reader);
        Div rows = new Div(new Paragraph(reader.text("ui.stale.words")));
        rows.addClassName("tw-stack");
        for (Clash clash : stale.clashes()) {
            rows.add(row(reader, type, values, clash));
        }
        add(rows);
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter()
                .add(
                        space,
                        Buttons.plain(reader.text("ui.stale.theirs.all"), () -> {
                            close();
                            decided.accept(stale.currentVersion(), Set.of());
                        }),
                        Buttons.primary(reader.text("ui.stale.save"), () -> {
                            close();
                            decided.accept(stale.currentVersion(), mine());
                        }));
    }

    private Set<String> mine() {
        Set<String> fields = new HashSet<>();
        choices.forEach((field, choice) -> {
            if (Boolean.TRUE.equals(choice.getValue())) {
                fields.add(field);
            }
        });
        return fields;
    }

    private Div row(Reader reader, TypeSpec type, Values values, Clash clash) {
        RadioButtonGroup<Boolean> choice = new RadioButtonGroup<>(reader.field(type.name(), clash.field()));
        choice.setItems(true, false);
        choice.setItemLabelGenerator(own -> {
            Object value = own ? clash.yours() : clash.theirs();
            String words = TypeFields.find(type, clash.field())
                    .filter(field -> !(value instanceof Map<?, ?>))
                    .map(field -> values.text(type.name(), field, value))
                    .orElseGet(() -> reader.show(value));
            return reader.text(own ? "ui.stale.mine" : "ui.stale.theirs", words.isEmpty() ? "—" : words);
        });
        choice.setValue(true);
        choices.put(clash.field(), choice);
        Div row = new Div(choice);
        row.addClassName("tw-stale-row");
        return row;
    }
}
