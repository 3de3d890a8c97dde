package io.tradewind.ui.internal.account;

import java.util.function.Consumer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;

import io.tradewind.TradewindException;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** Asks for the password before something about one's own log-in changes. */
final class PasswordAsk extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader = Reader.current();
    private final transient Consumer<String> act;
    private final PasswordField password = new PasswordField(reader.text("ui.password.old"));

    /** @param act gets the password; its refusals are shown, otherwise the dialog closes first */
    PasswordAsk(String title, String words, Button go, Consumer<String> act) {
        super(title);
        this.act = act;
        setWidth("400px");
        password.getElement().setAttribute("autocomplete", "current-password");
        var about = new Paragraph(words);
        about.addClassName("tw-second");
        var form = new Div(about, password);
        form.addClassName("tw-stack");
        add(form);
        go.addClickListener(click -> go());
        go.addClickShortcut(Key.ENTER);
        var space = new Span();
        space.addClassName("tw-space");
        getFooter().add(space, Buttons.plain(reader.text("ui.cancel"), this::close), go);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                password.focus();
            }
        });
    }

    private void go() {
        try {
            act.accept(password.getValue());
            close();
        } catch (TradewindException refused) {
            password.setErrorMessage(reader.problem(refused));
            password.setInvalid(true);
            password.focus();
        }
    }
}
