package io.tradewind.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Buttons as they are used here: one primary a page, others plain, quiet ones inside rows. */
public final class Buttons {
    private Buttons() {}

    /** The one thing to do on this page. */
    public static Button primary(String words, Runnable action) {
        var button = plain(words, action);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    public static Button primary(String words, String icon, Runnable action) {
        var button = primary(words, action);
        button.setIcon(Icons.of(icon));
        return button;
    }

    public static Button plain(String words, Runnable action) {
        return new Button(words, click -> action.run());
    }

    public static Button plain(String words, String icon, Runnable action) {
        var button = plain(words, action);
        button.setIcon(Icons.of(icon));
        return button;
    }

    /** Without a frame. */
    public static Button quiet(String words, Runnable action) {
        var button = plain(words, action);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    public static Button quiet(String words, String icon, Runnable action) {
        var button = quiet(words, action);
        button.setIcon(Icons.of(icon));
        return button;
    }

    /** Only an icon; the words are its tooltip and its name for screen readers. */
    public static Button icon(String icon, String words, Runnable action) {
        var button = new Button(Icons.of(icon), click -> action.run());
        button.addThemeNames("tertiary", "icon");
        button.setAriaLabel(words);
        button.setTooltipText(words);
        return button;
    }

    /** Something that cannot be taken back, or hardly. */
    public static Button danger(String words, Runnable action) {
        var button = plain(words, action);
        button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        return button;
    }

    /** Makes a button 28 pixels high. */
    public static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
