package io.tradewind.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

/** A framed part of a page with its own small heading. */
public final class Panel extends Div {
    private static final long serialVersionUID = 1L;

    public Panel(String title, Component... content) {
        addClassName("tw-card");
        var head = new Div(new H2(title));
        head.addClassName("tw-card-head");
        add(head);
        add(content);
    }

    /** Parts at the right end of the heading. */
    public Panel with(Component... parts) {
        var head = (Div) getComponentAt(0);
        var space = new Span();
        space.addClassName("tw-space");
        head.add(space);
        head.add(parts);
        return this;
    }
}
