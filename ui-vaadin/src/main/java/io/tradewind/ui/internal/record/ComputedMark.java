package io.tradewind.ui.internal.record;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;

import io.tradewind.record.FieldSpec;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Says that a value is computed; tells the formula to whoever points at it. */
public final class ComputedMark extends Span {
    private static final long serialVersionUID = 1L;

    public ComputedMark(Reader reader, FieldSpec field) {
        String words = reader.text("ui.computed.by", field.formula());
        add(Icons.small("calculator"));
        addClassName("tw-computed-mark");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", words);
        Tooltip.forComponent(this).setText(words);
    }
}
