package io.tradewind.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/**
 * A few choices side by side, one of them on.
 *
 * @param <T> what is chosen
 */
public final class Segmented<T> extends Span {
    private static final long serialVersionUID = 1L;

    private final transient Map<T, NativeButton> parts = new LinkedHashMap<>();
    private final transient Consumer<T> chosen;

    /** @param chosen called when the reader chooses another one */
    public Segmented(Consumer<T> chosen) {
        this.chosen = chosen;
        addClassName("tw-segmented");
        getElement().setAttribute("role", "group");
    }

    /** Adds a choice. */
    public Segmented<T> with(T value, String words) {
        var part = Buttons.bare(words, () -> {
            select(value);
            chosen.accept(value);
        });
        part.getElement().setAttribute("aria-pressed", "false");
        parts.put(value, part);
        add(part);
        return this;
    }

    /** Switches one on without telling. */
    public Segmented<T> select(T value) {
        parts.forEach(
                (other, part) -> part.getElement().setAttribute("aria-pressed", Boolean.toString(other.equals(value))));
        return this;
    }

    /** Other words for a choice, for example with a new count. */
    public void words(T value, String words) {
        var part = parts.get(value);
        if (part != null) {
            part.setText(words);
        }
    }
}
