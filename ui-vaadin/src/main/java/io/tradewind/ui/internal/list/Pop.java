package io.tradewind.ui.internal.list;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

import io.tradewind.ui.kit.Buttons;

/** A small floating panel at a button, made when it is first opened; its content is made anew each time. */
final class Pop {
    private final Component at;
    private final Supplier<Component> maker;
    private final Div content = new Div();
    private @Nullable Popover popover;

    Pop(Component at, String style, Supplier<Component> maker) {
        this.at = at;
        this.maker = maker;
        content.addClassNames("tw-pop", style);
        at.getElement().setAttribute("aria-haspopup", "dialog");
        Buttons.pressed(at, () -> {
            if (popover == null) {
                open();
            }
        });
    }

    private Popover made() {
        if (popover == null) {
            Popover fresh = new Popover(content);
            fresh.setTarget(at);
            fresh.setPosition(PopoverPosition.BOTTOM_START);
            fresh.setAutofocus(true);
            fresh.setModal(false);
            fresh.addOpenedChangeListener(change -> {
                if (change.isOpened()) {
                    show(maker.get());
                }
            });
            popover = fresh;
        }
        return popover;
    }

    /** Puts something else in its place, for the next step of a choice. */
    void show(Component next) {
        content.removeAll();
        content.add(next);
    }

    void close() {
        if (popover != null) {
            popover.close();
        }
    }

    void open() {
        made().open();
    }
}
