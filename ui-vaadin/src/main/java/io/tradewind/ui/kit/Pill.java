package io.tradewind.ui.kit;

import com.vaadin.flow.component.html.Span;

/** A state in words on a soft ground. */
public final class Pill extends Span {
    public Pill(String words, Tone tone) {
        super(words);
        addClassNames("tw-pill", "tw-pill-" + tone.css());
    }

    public Pill(String words, Tone tone, String icon) {
        addClassNames("tw-pill", "tw-pill-" + tone.css());
        add(Icons.small(icon), new Span(words));
    }
}
