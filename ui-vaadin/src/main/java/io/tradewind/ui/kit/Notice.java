package io.tradewind.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A line on a soft ground inside a page: a warning, a problem, good news. Not a toast: it stays while it is true. */
public final class Notice extends Div {
    private static final long serialVersionUID = 1L;

    public Notice(Tone tone, String words) {
        addClassNames("tw-notice", "tw-notice-" + tone.css());
        var icon = switch (tone) {
            case RED -> "circle-alert";
            case AMBER -> "triangle-alert";
            case GREEN -> "circle-check";
            default -> "info";
        };
        add(Icons.of(icon), new Span(words));
        if (tone == Tone.RED) {
            getElement().setAttribute("role", "alert");
        }
    }
}
