package io.tradewind.ui.kit;

import java.util.Locale;

/** Colour as meaning: state, never decoration. */
public enum Tone {
    GRAY,
    ACCENT,
    GREEN,
    AMBER,
    RED,
    BLUE,
    VIOLET;

    private static final Tone[] MONOGRAM = {ACCENT, BLUE, VIOLET, AMBER, GREEN, RED};

    /** The same tone for the same name, for monograms. */
    static Tone ofName(String name) {
        return MONOGRAM[Math.floorMod(name.hashCode(), MONOGRAM.length)];
    }

    /** Name in the stylesheet. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
