package io.tradewind.ui.internal.account;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.access.SecondFactor;
import io.tradewind.access.SecondFactor.Setup;
import io.tradewind.access.SecondFactor.State;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.KeyValues;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** Two-step log-in: set up with an app, see how it stands, renew the recovery codes, turn off. */
final class SecondFactorPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int FEW = 3;

    private final transient SecondFactor factor;
    private final transient Reader reader = Reader.current();

    SecondFactorPanel(SecondFactor factor) {
        this.factor = factor;
        addClassName("tw-account-part");
        show();
    }

    private void show() {
        removeAll();
        State state = factor.mine();
        var words = new Paragraph(reader.text("ui.otp.words"));
        words.addClassName("tw-second");
        add(words);
        if (state.on()) {
            showOn(state);
        } else {
            if (state.demanded()) {
                add(new Notice(Tone.AMBER, reader.text("ui.otp.demanded")));
            }
            add(buttons(Buttons.primary(reader.text("ui.otp.set-up"), "shield-check", this::askPassword)));
        }
    }

    private void showOn(State state) {
        var left = new Span(reader.text("ui.otp.recovery.left", state.recoveryCodes()));
        if (state.recoveryCodes() < FEW) {
            left.addClassName("tw-text-amber");
        }
        add(new KeyValues()
                .row(reader.text("ui.otp.state"), new Pill(reader.text("ui.otp.on"), Tone.GREEN, "shield-check"))
                .row(reader.text("ui.otp.since"), reader.show(state.since()))
                .row(reader.text("ui.otp.recovery"), left));
        var renew = Buttons.plain(reader.text("ui.otp.renew"), "refresh-cw", this::renew);
        if (state.demanded()) {
            add(new Notice(Tone.BLUE, reader.text("ui.otp.stays")), buttons(renew));
        } else {
            add(buttons(renew, Buttons.quiet(reader.text("ui.otp.off"), this::turnOff)));
        }
    }

    private static Div buttons(Component... parts) {
        var buttons = new Div(parts);
        buttons.addClassName("tw-line");
        return buttons;
    }

    private void askPassword() {
        new PasswordAsk(
                        reader.text("ui.otp.set-up"),
                        reader.text("ui.otp.password"),
                        Buttons.primary(reader.text("ui.otp.next"), () -> {}),
                        password -> setUp(factor.begin(password)))
                .open();
    }

    private void setUp(Setup setup) {
        var sight = new AppSetUp(reader, setup);
        var dialog = dialog(reader.text("ui.otp.set-up"), sight);
        var go = Buttons.primary(reader.text("ui.otp.confirm"), () -> {
            try {
                List<String> codes = factor.confirm(sight.code().getValue());
                dialog.close();
                show();
                showCodes(codes);
            } catch (TradewindException refused) {
                sight.code().refuse(reader.problem(refused));
            }
        });
        go.addClickShortcut(Key.ENTER);
        dialog.getFooter().add(space(), Buttons.plain(reader.text("ui.cancel"), dialog::close), go);
        dialog.open();
        sight.code().focus();
    }

    private void renew() {
        new PasswordAsk(
                        reader.text("ui.otp.renew"),
                        reader.text("ui.otp.renew.words"),
                        Buttons.primary(reader.text("ui.otp.renew"), () -> {}),
                        password -> {
                            List<String> codes = factor.renewRecoveryCodes(password);
                            show();
                            showCodes(codes);
                        })
                .open();
    }

    private void turnOff() {
        new PasswordAsk(
                        reader.text("ui.otp.off.title"),
                        reader.text("ui.otp.off.words"),
                        Buttons.danger(reader.text("ui.otp.off"), () -> {}),
                        password -> {
                            factor.turnOff(password);
                            show();
                            Toast.done(reader.text("ui.otp.off.done"));
                        })
                .open();
    }

    private void showCodes(List<String> codes) {
        var dialog = dialog(reader.text("ui.otp.recovery"), new RecoveryCodeList(reader, codes));
        dialog.setCloseOnOutsideClick(false);
        Button done = Buttons.primary(reader.text("ui.otp.kept"), dialog::close);
        dialog.getFooter().add(space(), done);
        dialog.open();
        done.focus();
    }

    private static Dialog dialog(String title, Component content) {
        var dialog = new Dialog(title);
        dialog.setWidth("440px");
        dialog.add(content);
        return dialog;
    }

    private static Span space() {
        var space = new Span();
        space.addClassName("tw-space");
        return space;
    }
}
