package io.tradewind.ui.kit;

import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import tools.jackson.databind.node.ObjectNode;

/** A button with three dots, and under it what is done less often: made when it opens for the first time. */
public final class MoreMenu extends Div {
    private static final long serialVersionUID = 1L;

    /** The menu was laid out before it had its items, and may have to open upwards. */
    private static final String PLACE = """
            requestAnimationFrame(() => requestAnimationFrame(() => {
              const overlay = this._overlayElement;
              if (!overlay?.opened) return;
              ['top', 'bottom', 'left', 'right'].forEach(side => overlay.style.removeProperty(side));
              overlay._updatePosition();
            }));
            """;

    private final transient List<Runnable> later = new ArrayList<>();
    private final Menu menu;

    private final class Menu extends ContextMenu {
        private static final long serialVersionUID = 1L;

        Menu(Component target) {
            super(target);
        }

        @Override
        protected boolean onBeforeOpenMenu(ObjectNode details) {
            if (!later.isEmpty()) {
                later.forEach(Runnable::run);
                later.clear();
                getElement().executeJs(PLACE);
            }
            return super.onBeforeOpenMenu(details);
        }
    }

    public MoreMenu() {
        var button = Buttons.icon("ellipsis", Reader.current().text("ui.more"), () -> {});
        menu = new Menu(button);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        menu.addClassName("tw-menu");
        addClassName("tw-menu-place");
        add(button);
    }

    public MoreMenu with(String icon, String words, Runnable action) {
        later.add(() -> menu.addItem(Icons.of(icon), click -> action.run()).add(new Span(words)));
        return this;
    }
}
