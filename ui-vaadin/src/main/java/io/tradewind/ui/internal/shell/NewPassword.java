package io.tradewind.ui.internal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;

import io.tradewind.ui.kit.Reader;

/** A new password, typed twice. */
final class NewPassword extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader;
    private final PasswordField fresh;
    private final PasswordField again;

    NewPassword(Reader reader, int shortest) {
        this.reader = reader;
        fresh = new PasswordField(reader.text("ui.password.new"));
        again = new PasswordField(reader.text("ui.password.again"));
        fresh.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
        fresh.setHelperText(reader.text("ui.password.hint", shortest));
        fresh.setManualValidation(true);
        again.setManualValidation(true);
        addClassName("tw-stack");
        add(fresh, again);
    }

    String value() {
        return fresh.getValue();
    }

    void focus() {
        fresh.focus();
    }

    /** Whether both are there and the same; says so if not. */
    boolean isComplete() {
        fresh.setInvalid(false);
        again.setErrorMessage(reader.text("ui.password.differ"));
        again.setInvalid(!fresh.getValue().equals(again.getValue()));
        if (fresh.isEmpty()) {
            refuse(reader.text("ui.login.choose.missing"));
        }
        return !fresh.isInvalid() && !again.isInvalid();
    }

    void refuse(String words) {
        fresh.setErrorMessage(words);
        fresh.setInvalid(true);
        fresh.focus();
    }
}
