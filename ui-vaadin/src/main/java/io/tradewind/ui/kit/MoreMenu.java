package io.tradewind.ui.kit;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A button with three dots, and under it what is done less often. */
public final class MoreMenu extends Div {
    private static final long serialVersionUID = 1L;

    private final ContextMenu menu;

    public MoreMenu() {
        var button = Buttons.icon("ellipsis", Reader.current().text("ui.more"), () -> {});
        menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        menu.addClassName("tw-menu");
        addClassName("tw-menu-place");
        add(button);
    }

    public MoreMenu with(String icon, String words, Runnable action) {
        menu.addItem(Icons.of(icon), click -> action.run()).add(new Span(words));
        return this;
    }
}
