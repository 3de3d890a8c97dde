package io.tradewind.ui.internal.form;

import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.record.FieldSpec;
import io.tradewind.ui.internal.record.ComputedMark;
import io.tradewind.ui.kit.Reader;

/** Stands for a computed field in a form: nobody fills it in, it is there once the record is saved. */
public final class ComputedInput extends TextField {
    private static final long serialVersionUID = 1L;

    /** @param help a sentence under it; may be empty */
    public ComputedInput(Reader reader, String label, String help, FieldSpec field) {
        super(label);
        setReadOnly(true);
        setPlaceholder(reader.text("ui.computed.later"));
        setHelperText(help);
        setSuffixComponent(new ComputedMark(reader, field));
        addClassName("tw-computed-input");
    }
}
