package io.tradewind.ui.internal.record;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;

import io.tradewind.record.RecordRef;
import io.tradewind.ui.internal.bridge.Frame;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Whether a record is a favorite of its reader; a click changes it, and the menu follows. */
public final class Star extends Button {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient RecordRef record;
    private boolean kept;

    public Star(Desk desk, Reader reader, RecordRef record) {
        this.desk = desk;
        this.reader = reader;
        this.record = record;
        addThemeNames("tertiary", "icon");
        addClassName("tw-star");
        addClickListener(click -> toggle());
        show(desk.favorites().contains(record));
    }

    private void toggle() {
        boolean wanted = !kept;
        if (Guarded.run(() -> keep(wanted))) {
            show(wanted);
            Frame frame = ComponentUtil.getData(UI.getCurrent(), Frame.class);
            if (frame != null) {
                frame.refreshMenu();
            }
        }
    }

    private void keep(boolean wanted) {
        if (wanted) {
            desk.favorites().add(record);
        } else {
            desk.favorites().remove(record);
        }
    }

    private void show(boolean on) {
        kept = on;
        setIcon(Icons.of(on ? "star-filled" : "star"));
        String words = reader.text(on ? "ui.favorites.remove" : "ui.favorites.add");
        setAriaLabel(words);
        setTooltipText(words);
        getElement().setAttribute("aria-pressed", Boolean.toString(on));
    }
}
