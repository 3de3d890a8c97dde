package io.tradewind.ui.internal.session;

import java.util.Locale;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;

/** Light, dark, or as the system is. */
public enum Theme {
    LIGHT(ColorScheme.Value.LIGHT),
    DARK(ColorScheme.Value.DARK),
    SYSTEM(ColorScheme.Value.LIGHT_DARK);

    private final ColorScheme.Value scheme;

    Theme(ColorScheme.Value scheme) {
        this.scheme = scheme;
    }

    /** Reads {@code light}, {@code dark} or {@code system}; anything else is {@code system}. */
    public static Theme of(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> SYSTEM;
        };
    }

    /** The name as it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Value of the CSS property {@code color-scheme}. */
    String css() {
        return scheme.getValue();
    }

    /** Switches the open page. */
    void show(UI ui) {
        ui.getPage().setColorScheme(scheme);
    }
}
