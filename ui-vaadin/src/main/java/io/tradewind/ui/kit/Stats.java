package io.tradewind.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A strip of key figures: label, figure, and a line of context. Each may lead to the records behind it. */
public final class Stats extends Div {
    private static final long serialVersionUID = 1L;

    private Stats(String shape) {
        addClassNames("tw-stats", shape);
    }

    /** With a frame, inside a page. */
    public static Stats framed() {
        return new Stats("tw-stats-framed");
    }

    /** From edge to edge, under a record's head. */
    public static Stats edge() {
        return new Stats("tw-stats-edge");
    }

    /** @param context a few words under the figure; may be empty */
    public Stats with(String label, String figure, String context, Tone tone) {
        var cell = new Div();
        fill(cell, label, figure, context, tone);
        add(cell);
        return this;
    }

    /** A figure that can be opened. */
    public Stats with(String label, String figure, String context, Tone tone, Runnable open) {
        var cell = Buttons.bare("", () -> open.run());
        fill(cell, label, figure, context, tone);
        add(cell);
        return this;
    }

    private static void fill(
            com.vaadin.flow.component.HasComponents cell, String label, String figure, String context, Tone tone) {
        var name = new Span(label);
        name.addClassName("tw-stat-label");
        var number = new Span(figure);
        number.addClassName("tw-stat-figure");
        cell.add(name, number);
        if (!context.isEmpty()) {
            var words = new Span(context);
            words.addClassNames("tw-stat-context", "tw-text-" + tone.css());
            cell.add(words);
        }
        ((com.vaadin.flow.component.HasStyle) cell).addClassName("tw-stat");
    }
}
