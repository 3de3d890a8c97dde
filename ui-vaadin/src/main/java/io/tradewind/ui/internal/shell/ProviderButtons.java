package io.tradewind.ui.internal.shell;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.access.ProviderLogIn.Choice;
import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The ways to log in besides the password: a button an identity provider. */
final class ProviderButtons extends Div {
    private static final long serialVersionUID = 1L;

    private final transient List<Choice> choices;
    private final transient Reader reader;

    ProviderButtons(List<Choice> choices, Reader reader) {
        this.choices = choices;
        this.reader = reader;
        addClassName("tw-login-providers");
        setVisible(!choices.isEmpty());
    }

    /** @param wanted where the person wants to go */
    void lead(String wanted, boolean remember) {
        removeAll();
        var or = new Span(reader.text("ui.login.or"));
        or.addClassName("tw-login-or");
        add(or);
        choices.forEach(choice -> {
            var words = new Span(reader.text("ui.login.with", choice.name(reader.locale())));
            var button = new Anchor(Doorkeeper.wayTo(choice.id(), wanted, remember), Icons.of("id-card"), words);
            button.setRouterIgnore(true);
            button.addClassName("tw-login-provider");
            add(button);
        });
    }
}
