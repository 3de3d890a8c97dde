package io.tradewind.ui.internal.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** What can be done with all ticked rows; floats over the list while there are some. */
final class BulkBar extends Div {
    private static final long serialVersionUID = 1L;

    private final Span count = new Span();
    private final Div actions = new Div();
    private final transient Reader reader;

    BulkBar(Reader reader, Runnable clear) {
        this.reader = reader;
        addClassName("tw-bulk");
        getElement().setAttribute("role", "toolbar");
        count.addClassName("tw-bulk-count");
        actions.addClassName("tw-bulk-actions");
        NativeButton cross = button("x", "", clear);
        cross.getElement().setAttribute("aria-label", reader.text("ui.list.bulk.clear"));
        add(count, actions, cross);
        setVisible(false);
    }

    BulkBar with(String icon, String words, Runnable action) {
        actions.add(button(icon, words, action));
        return this;
    }

    void show(int selected) {
        count.setText(reader.text("ui.list.bulk.count", selected));
        setVisible(selected > 0);
    }

    private static NativeButton button(String icon, String words, Runnable action) {
        NativeButton button = new NativeButton("", click -> action.run());
        button.addClassName("tw-bulk-action");
        button.add(Icons.of(icon));
        if (!words.isEmpty()) {
            button.add(new Span(words));
        }
        return button;
    }
}
