package io.tradewind.ui.kit;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** One condition as a sentence: field, relation, value; click changes it, the cross takes it away. */
public final class FilterChip extends Span {
    private static final long serialVersionUID = 1L;

    private final NativeButton sentence = new NativeButton();
    private final Span value = new Span();

    /**
     * @param change called on a click on the sentence
     * @param remove called on a click on the cross
     */
    public FilterChip(String field, String relation, String words, Runnable change, Runnable remove) {
        addClassName("tw-chip");
        var key = new Span(field);
        key.addClassName("tw-chip-field");
        var verb = new Span(relation);
        verb.addClassName("tw-chip-relation");
        value.addClassName("tw-chip-value");
        value.setText(words);
        sentence.addClassName("tw-chip-sentence");
        sentence.add(key, verb, value);
        Buttons.pressed(sentence, change);
        var cross = Buttons.bare("", () -> remove.run());
        cross.addClassName("tw-chip-remove");
        cross.add(Icons.small("x"));
        cross.getElement().setAttribute("aria-label", Reader.current().text("ui.filter.remove", field));
        add(sentence, cross);
    }

    /** The value in other words. */
    public void value(String words) {
        value.setText(words);
    }
}
