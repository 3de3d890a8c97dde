package io.tradewind.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.NativeButton;

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
        var button = pressed(new Button(words), action);
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
        var button = pressed(new Button(Icons.of(icon)), action);
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

    /** As bare as the browser has it, for rows and tiles that are pressed as a whole. */
    public static NativeButton bare(String words, Runnable action) {
        return pressed(new NativeButton(words), action);
    }

    /**
     * Runs the action when something is pressed. A click listener of Vaadin's would keep, for each button of each open page, ten
     * expressions about where the pointer was and which keys were down; only it hears a click shortcut.
     */
    public static <C extends Component> C pressed(C button, Runnable action) {
        button.getElement().addEventListener("click", click -> action.run());
        return button;
    }

    /** Makes a button 28 pixels high. */
    public static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
