package io.tradewind.ui.kit;

import com.vaadin.flow.component.icon.SvgIcon;

/**
 * Line icons of one set, by Lucide's names: {@code house, users, building-2, plus, trash-2 …}; the whole list is
 * {@code META-INF/resources/tradewind/icons.svg}. They take the colour of the text around them.
 */
public final class Icons {
    private static final String SET = "tradewind/icons.svg";

    private Icons() {}

    /** 16 pixels. */
    public static SvgIcon of(String name) {
        var icon = new SvgIcon(SET, name);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    /** 14 pixels, beside small text. */
    public static SvgIcon small(String name) {
        var icon = of(name);
        icon.addClassName("tw-icon-small");
        return icon;
    }

    /** 20 pixels, in large tiles. */
    public static SvgIcon large(String name) {
        var icon = of(name);
        icon.addClassName("tw-icon-large");
        return icon;
    }
}
