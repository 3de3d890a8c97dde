package io.tradewind.ui.internal.account;

import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.TextField;

/** An input for the code of an authenticator app; phones offer what they know. */
public final class CodeField extends TextField {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 40;

    public CodeField(String label, String hint) {
        super(label);
        addClassName("tw-code");
        setHelperText(hint);
        setManualValidation(true);
        setMaxLength(LONGEST);
        setAutocapitalize(Autocapitalize.NONE);
        getElement().setAttribute("autocomplete", "one-time-code");
        getElement().setAttribute("name", "otp");
        getElement().setAttribute("spellcheck", "false");
    }

    /** Shows what is wrong with the code and lets the person type the next one. */
    public void refuse(String words) {
        clear();
        setErrorMessage(words);
        setInvalid(true);
        focus();
    }
}
