package io.tradewind.ui.internal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import io.tradewind.access.Actor;
import io.tradewind.ui.internal.account.AccountView;
import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.internal.session.Theme;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;

/** Who is logged in, and what they set for themselves: language, theme, password. */
final class UserMenu extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Doorkeeper doorkeeper;
    private final transient Reader reader = Reader.current();

    UserMenu(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
        addClassName("tw-me");
        doorkeeper.actor().ifPresent(this::fill);
    }

    private void fill(Actor actor) {
        var name = new Span(actor.name());
        name.addClassName("tw-me-name");
        var login = new Span(actor.login());
        login.addClassName("tw-me-login");
        var names = new Div(name, login);
        names.addClassName("tw-me-names");
        var button = new NativeButton();
        button.addClassName("tw-me-button");
        button.getElement().setAttribute("aria-label", reader.text("ui.me.menu", actor.name()));
        button.add(Logo.largePerson(actor.name()), names, Icons.small("chevrons-up-down"));
        add(button, settings(button));
    }

    private Popover settings(NativeButton button) {
        var popover = new Popover();
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.TOP_START);
        popover.setWidth("252px");
        popover.addClassName("tw-me-settings");
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened() && popover.getChildren().findAny().isEmpty()) {
                fill(popover);
            }
        });
        return popover;
    }

    private void fill(Popover popover) {
        var language = new Segmented<String>(doorkeeper::speak)
                .with("zh-CN", "简体中文")
                .with("en", "English")
                .select(reader.chinese() ? "zh-CN" : "en");
        var theme = new Segmented<Theme>(doorkeeper::show);
        for (var each : Theme.values()) {
            theme.with(each, reader.text("ui.theme." + each.key()));
        }
        theme.select(doorkeeper.theme());
        popover.add(
                setting(reader.text("ui.me.language"), language),
                setting(reader.text("ui.me.theme"), theme),
                line(),
                action("user-cog", reader.text("ui.me.account"), () -> {
                    popover.close();
                    UI.getCurrent().navigate(AccountView.PATH);
                }),
                action("key-round", reader.text("ui.me.password"), () -> {
                    popover.close();
                    new PasswordDialog(doorkeeper).open();
                }),
                action("log-out", reader.text("ui.me.log-out"), doorkeeper::logOut));
    }

    private static Div setting(String label, Segmented<?> choice) {
        var name = new Span(label);
        name.addClassName("tw-me-label");
        var setting = new Div(name, choice);
        setting.addClassName("tw-me-setting");
        return setting;
    }

    private static Div line() {
        var line = new Div();
        line.addClassName("tw-me-line");
        return line;
    }

    private static NativeButton action(String icon, String words, Runnable run) {
        var button = Buttons.bare("", () -> run.run());
        button.addClassName("tw-me-action");
        button.add(Icons.of(icon), new Span(words));
        return button;
    }
}
