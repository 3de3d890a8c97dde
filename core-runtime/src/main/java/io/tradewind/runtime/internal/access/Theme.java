package io.tradewind.runtime.internal.access;

/** Colours of the screens. */
public enum Theme {
    LIGHT,
    DARK,
    SYSTEM
}
