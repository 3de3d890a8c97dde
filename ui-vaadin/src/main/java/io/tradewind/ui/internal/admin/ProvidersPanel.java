package io.tradewind.ui.internal.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;

import io.tradewind.access.IdentityProviders;
import io.tradewind.access.IdentityProviders.Provider;
import io.tradewind.record.InvalidRecord;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** The identity providers that people log in through, and where they send people back to. */
final class ProvidersPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient IdentityProviders providers;
    private final transient Reader reader;
    private final TextField address;
    private final Paragraph redirect = new Paragraph();
    private final Div rows = new Div();

    ProvidersPanel(Desk desk, IdentityProviders providers, Reader reader) {
        this.desk = desk;
        this.providers = providers;
        this.reader = reader;
        var words = new Paragraph(reader.text("ui.providers.words"));
        words.addClassName("tw-second");
        address = new TextField(reader.text("ui.providers.address"));
        address.setHelperText(reader.text("ui.providers.address.hint"));
        address.setMaxLength(IdentityProviders.LONGEST_ADDRESS);
        address.setManualValidation(true);
        var save = Buttons.plain(reader.text("ui.save"), this::saveAddress);
        var line = new Div(address, save);
        line.addClassName("tw-provider-address");
        redirect.addClassNames("tw-second", "tw-provider-redirect");
        rows.addClassName("tw-sessions");
        var add = Buttons.small(Buttons.quiet(reader.text("ui.providers.add"), "plus", () -> edit(null)));
        var buttons = new Div(add);
        buttons.addClassName("tw-line");
        addClassName("tw-account-part");
        add(words, line, redirect, rows, buttons);
        show();
    }

    private void show() {
        String kept = providers.publicAddress();
        address.setValue(kept);
        redirect.setVisible(!kept.isEmpty());
        redirect.setText(reader.text("ui.providers.redirect", providers.redirectAddress()));
        if (kept.isEmpty()) {
            proposeAddress();
        }
        rows.removeAll();
        var all = providers.all();
        all.forEach(provider -> rows.add(row(provider)));
        if (all.isEmpty()) {
            var none = new Div(new Span(reader.text("ui.providers.none")));
            none.addClassNames("tw-session", "tw-second");
            rows.add(none);
        }
    }

    /** Where this reader has found us is a good guess; it is kept once they save it. */
    private void proposeAddress() {
        UI.getCurrent().getPage().fetchCurrentURL(url -> {
            if (address.isEmpty()) {
                address.setValue(url.getProtocol() + "://" + url.getAuthority());
            }
        });
    }

    private Div row(Provider provider) {
        var name = new Span(provider.name(reader.locale()));
        name.addClassName("tw-session-origin");
        var issuer = new Span(provider.issuer());
        issuer.addClassNames("tw-second", "tw-session-origin");
        var names = new Div(name, issuer);
        names.addClassName("tw-session-names");
        var state = provider.enabled()
                ? new Pill(reader.text("ui.providers.on"), Tone.GREEN)
                : new Pill(reader.text("ui.providers.off"), Tone.GRAY);
        var edit = Buttons.small(Buttons.quiet(reader.text("ui.providers.edit"), () -> edit(provider)));
        var row = new Div(Icons.of("id-card"), names, state, edit);
        row.addClassName("tw-session");
        return row;
    }

    private void edit(@org.jspecify.annotations.Nullable Provider provider) {
        new ProviderSheet(desk, providers, reader, provider, this::show).open();
    }

    private void saveAddress() {
        address.setInvalid(false);
        try {
            providers.changePublicAddress(address.getValue());
            show();
            Toast.done(reader.text("ui.providers.address.saved"));
        } catch (InvalidRecord refused) {
            var problem = refused.problems().getFirst();
            address.setErrorMessage(
                    reader.text("error." + problem.code(), problem.arguments().toArray()));
            address.setInvalid(true);
        }
    }
}
