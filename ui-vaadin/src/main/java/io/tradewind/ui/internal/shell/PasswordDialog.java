package io.tradewind.ui.internal.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;

import io.tradewind.TradewindException;
import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;

/** Changes one's own password. */
final class PasswordDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Doorkeeper doorkeeper;
    private final transient Reader reader = Reader.current();
    private final PasswordField old = new PasswordField(reader.text("ui.password.old"));
    private final PasswordField fresh = new PasswordField(reader.text("ui.password.new"));
    private final PasswordField again = new PasswordField(reader.text("ui.password.again"));

    PasswordDialog(Doorkeeper doorkeeper) {
        super(Reader.current().text("ui.me.password"));
        this.doorkeeper = doorkeeper;
        setWidth("400px");
        old.getElement().setAttribute("autocomplete", "current-password");
        fresh.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
        fresh.setHelperText(reader.text("ui.password.hint", doorkeeper.shortestPassword()));
        var form = new Div(old, fresh, again);
        form.addClassName("tw-stack");
        add(form);
        var save = Buttons.primary(reader.text("ui.me.password"), this::save);
        save.addClickShortcut(Key.ENTER);
        var space = new Span();
        space.addClassName("tw-space");
        getFooter().add(space, Buttons.plain(reader.text("ui.cancel"), this::close), save);
    }

    private void save() {
        old.setInvalid(false);
        fresh.setInvalid(false);
        again.setInvalid(!fresh.getValue().equals(again.getValue()));
        again.setErrorMessage(reader.text("ui.password.differ"));
        if (again.isInvalid()) {
            return;
        }
        try {
            doorkeeper.changePassword(old.getValue(), fresh.getValue());
            close();
            Toast.done(reader.text("ui.password.changed"));
        } catch (TradewindException refused) {
            var field = refused.code().equals("access.wrong-password") ? old : fresh;
            field.setErrorMessage(reader.problem(refused));
            field.setInvalid(true);
            field.focus();
        }
    }
}
