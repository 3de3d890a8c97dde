package io.tradewind.ui.kit;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;

/** A panel at the right of a list or page for a quick look; on a phone it covers the screen. Escape closes it. */
public final class SidePanel extends Div {
    private static final long serialVersionUID = 1L;

    private final Div head = new Div();
    private final Div body = new Div();
    private final Div foot = new Div();
    private final transient Runnable closed;

    /** Only while it is open: the key closes dialogs, too. */
    private @Nullable Registration escape;

    /** @param closed called when the reader closed it */
    public SidePanel(Runnable closed) {
        this.closed = closed;
        addClassName("tw-panel");
        getElement().setAttribute("role", "complementary");
        head.addClassName("tw-panel-head");
        body.addClassName("tw-panel-body");
        foot.addClassName("tw-panel-foot");
        add(head, body, foot);
        setVisible(false);
    }

    /** Fills and opens it. Head parts stand left of the closing cross; no foot parts hide the foot. */
    public void open(Component[] headParts, Component content, Component... footParts) {
        head.removeAll();
        head.add(headParts);
        var cross = Buttons.small(Buttons.icon("x", Reader.current().text("ui.close"), this::close));
        head.add(Page.space(), cross);
        body.removeAll();
        body.add(content);
        foot.removeAll();
        foot.add(footParts);
        foot.setVisible(footParts.length > 0);
        setVisible(true);
        if (escape == null) {
            escape = Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE);
        }
    }

    public void close() {
        if (isVisible()) {
            setVisible(false);
            if (escape != null) {
                escape.remove();
                escape = null;
            }
            closed.run();
        }
    }
}
