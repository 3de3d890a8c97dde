package io.tradewind.ui.internal.design;

import com.vaadin.flow.component.HasValidation;

/** What is wrong, at the input that is wrong. */
final class Complaints {
    private Complaints() {}

    static void show(HasValidation input, String words) {
        input.setErrorMessage(words);
        input.setInvalid(true);
    }

    static void clear(HasValidation input) {
        input.setInvalid(false);
        input.setErrorMessage(null);
    }
}
