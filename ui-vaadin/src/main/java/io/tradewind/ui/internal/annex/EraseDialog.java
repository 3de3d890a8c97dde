package io.tradewind.ui.internal.annex;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.TradewindException;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.RecordView;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Asks why a person is to be erased, and says what that means. */
final class EraseDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient PersonalData personal;
    private final transient Reader reader;
    private final transient RecordView record;
    private final TextField reason = new TextField();

    EraseDialog(PersonalData personal, Reader reader, RecordView record) {
        super(reader.text("ui.privacy.erase.title", record.title()));
        this.personal = personal;
        this.reader = reader;
        this.record = record;
        addClassName("tw-confirm");
        setWidth("480px");
        reason.setLabel(reader.text("ui.privacy.reason"));
        reason.setHelperText(reader.text("ui.privacy.reason.hint"));
        reason.setMaxLength(PersonalData.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        Div content = new Div(new Paragraph(reader.text("ui.privacy.erase.words")), reason);
        content.addClassName("tw-stack");
        add(content);
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter()
                .add(
                        space,
                        Buttons.plain(reader.text("ui.cancel"), this::close),
                        Buttons.danger(reader.text("ui.privacy.erase.go"), this::erase));
    }

    private void erase() {
        if (reason.getValue().isBlank()) {
            reason.setErrorMessage(reader.text("error.field.required"));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        try {
            personal.erase(record.ref(), reason.getValue());
        } catch (TradewindException refused) {
            Toast.problem(refused);
            return;
        }
        close();
        Toast.done(reader.text("ui.privacy.erased"));
        UI.getCurrent().refreshCurrentRoute(false);
    }
}
