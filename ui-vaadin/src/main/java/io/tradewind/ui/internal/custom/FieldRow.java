package io.tradewind.ui.internal.custom;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** One field of a type: sign, label, name, kind, what holds for it, what can be done. */
final class FieldRow extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<Trait> SHOWN =
            List.of(Trait.REQUIRED, Trait.UNIQUE, Trait.LISTED, Trait.SEARCHED, Trait.SENSITIVE);

    /**
     * @param label in the reader's language
     * @param where what the field refers to or is chosen from; empty: nothing
     */
    FieldRow(Reader reader, FieldSpec field, String label, String where, Component... actions) {
        addClassName("tw-field-row");
        var icon = new Span(Icons.of(Kinds.icon(field.kind())));
        icon.addClassName("tw-tile-icon");
        var title = new Span(label);
        title.addClassName("tw-module-title");
        var name = new Span(field.name());
        name.addClassNames("tw-module-words", "tw-field-name");
        var words = new Div(title, name);
        words.addClassName("tw-cell-two");
        var about = new Div(icon, words);
        about.addClassName("tw-module-about");
        String kind = Kinds.words(reader, field.kind());
        var cell = new Span(where.isEmpty() ? kind : kind + " · " + where);
        cell.addClassName("tw-module-cell");
        var marks = new Div();
        marks.addClassName("tw-field-marks");
        if (field.hasFormula()) {
            var mark = new Pill(reader.text("ui.computed"), Tone.BLUE, "calculator");
            Tooltip.forComponent(mark).setText(field.formula());
            marks.add(mark);
        }
        SHOWN.stream()
                .filter(field::is)
                .forEach(trait -> marks.add(new Pill(
                        reader.text("ui.fields.mark." + trait.name()),
                        trait == Trait.REQUIRED || trait == Trait.SENSITIVE ? Tone.AMBER : Tone.GRAY)));
        var buttons = new Div(actions);
        buttons.addClassName("tw-module-actions");
        add(about, cell, marks, buttons);
    }
}
