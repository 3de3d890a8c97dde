package io.tradewind.ui.internal.shell;

import java.util.EnumMap;
import java.util.Map;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.internal.session.Theme;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;

/** Who is logged in, and what they set for themselves: language, theme, password. */
final class UserMenu extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Doorkeeper doorkeeper;
    private final transient Map<Theme, MenuItem> themes = new EnumMap<>(Theme.class);

    UserMenu(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
        addClassName("tw-me");
        doorkeeper.actor().ifPresent(actor -> {
            var name = new Span(actor.name());
            name.addClassName("tw-me-name");
            var login = new Span(actor.login());
            login.addClassName("tw-me-login");
            var names = new Div(name, login);
            names.addClassName("tw-me-names");
            var button = new NativeButton();
            button.addClassName("tw-me-button");
            button.getElement().setAttribute("aria-label", Reader.current().text("ui.me.menu", actor.name()));
            button.add(Logo.largePerson(actor.name()), names, Icons.small("chevrons-up-down"));
            fill(new ContextMenu(button));
            add(button);
        });
    }

    private void fill(ContextMenu menu) {
        var reader = Reader.current();
        menu.setOpenOnClick(true);
        menu.addClassName("tw-menu");
        var language = item(menu, "languages", reader.text("ui.me.language"));
        language(language, "zh-CN", "简体中文", reader.chinese());
        language(language, "en", "English", !reader.chinese());
        var theme = item(menu, "sun", reader.text("ui.me.theme"));
        for (var each : Theme.values()) {
            theme(theme, each);
        }
        item(menu, "key-round", reader.text("ui.me.password"))
                .addClickListener(click -> new PasswordDialog(doorkeeper).open());
        menu.addComponent(new Hr());
        item(menu, "log-out", reader.text("ui.me.log-out")).addClickListener(click -> doorkeeper.logOut());
        mark(doorkeeper.theme());
    }

    private void language(MenuItem under, String tag, String name, boolean on) {
        var item = under.getSubMenu().addItem(name, click -> doorkeeper.speak(tag));
        item.setCheckable(true);
        item.setChecked(on);
    }

    private void theme(MenuItem under, Theme theme) {
        var item = under.getSubMenu().addItem(Reader.current().text("ui.theme." + theme.key()), click -> {
            doorkeeper.show(theme);
            mark(theme);
        });
        item.setCheckable(true);
        themes.put(theme, item);
    }

    private void mark(Theme on) {
        themes.forEach((theme, item) -> item.setChecked(theme == on));
    }

    private static MenuItem item(ContextMenu menu, String icon, String words) {
        var item = menu.addItem(Icons.of(icon));
        item.add(new Span(words));
        return item;
    }
}
