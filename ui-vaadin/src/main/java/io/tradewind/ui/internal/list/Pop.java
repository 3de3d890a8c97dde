package io.tradewind.ui.internal.list;

import java.util.function.Supplier;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/** A small floating panel at a button; its content is made anew each time it opens. */
final class Pop {
    private final Popover popover = new Popover();
    private final Div content = new Div();

    Pop(Component at, String style, Supplier<Component> maker) {
        content.addClassNames("tw-pop", style);
        popover.add(content);
        popover.setTarget(at);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAutofocus(true);
        popover.setModal(false);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                show(maker.get());
            }
        });
    }

    /** Puts something else in its place, for the next step of a choice. */
    void show(Component next) {
        content.removeAll();
        content.add(next);
    }

    void close() {
        popover.close();
    }

    void open() {
        popover.open();
    }
}
