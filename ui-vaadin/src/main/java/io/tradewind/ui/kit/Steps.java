package io.tradewind.ui.kit;

import java.util.List;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** Numbered steps of a longer way: done, current, to come. */
public final class Steps extends OrderedList {
    private static final long serialVersionUID = 1L;

    private final List<String> names;

    public Steps(List<String> names) {
        this.names = List.copyOf(names);
        addClassName("tw-steps");
        current(0);
    }

    /** @param step from 0; one past the end: all done */
    public void current(int step) {
        removeAll();
        for (var i = 0; i < names.size(); i++) {
            var sign = i < step ? new Span(Icons.small("check")) : new Span(Integer.toString(i + 1));
            sign.addClassName("tw-step-sign");
            var item = new ListItem(sign, new Span(names.get(i)));
            item.addClassName(i < step ? "tw-step-done" : i == step ? "tw-step-current" : "tw-step");
            if (i == step) {
                item.getElement().setAttribute("aria-current", "step");
            }
            add(item);
        }
    }
}
