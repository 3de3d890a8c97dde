package io.tradewind.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** What a screen says when it has nothing to show: what is the case, why, and what to do next. */
public final class EmptyState extends Div {
    private static final long serialVersionUID = 1L;

    private final Div box = new Div();
    private final Div actions = new Div();
    private final Div hints = new Div();

    public EmptyState(String icon, Tone tone, String title, String words) {
        addClassName("tw-empty");
        box.addClassName("tw-empty-box");
        actions.addClassName("tw-empty-actions");
        hints.addClassName("tw-empty-hints");
        var tile = new Span(Icons.large(icon));
        tile.addClassNames("tw-empty-icon", "tw-empty-icon-" + tone.css());
        box.add(tile, new H2(title), new Paragraph(words));
        add(box);
    }

    /** What to do now; the primary one first. */
    public EmptyState actions(Component... parts) {
        actions.add(parts);
        box.add(actions);
        return this;
    }

    /** A row that leads somewhere useful. */
    public EmptyState hint(String icon, String title, String words, Runnable go) {
        var text = new Div(new Span(title), new Span(words));
        text.addClassName("tw-hint-text");
        var row = Buttons.bare("", () -> go.run());
        row.addClassName("tw-hint");
        row.add(Icons.of(icon), text, Icons.small("chevron-right"));
        hints.add(row);
        add(hints);
        return this;
    }

    /** A quiet line under the box, for example an error's id. */
    public EmptyState note(Component part) {
        part.addClassName("tw-empty-note");
        box.add(part);
        return this;
    }
}
