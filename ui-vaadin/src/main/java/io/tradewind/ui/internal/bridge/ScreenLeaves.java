package io.tradewind.ui.internal.bridge;

/** The bundle of a screen was stopped just when somebody wanted to see it; it may be back in a moment. */
public final class ScreenLeaves extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScreenLeaves(String screen) {
        super(screen);
    }
}
