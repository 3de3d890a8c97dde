package io.tradewind.ui.internal.bridge;

/** The layout around the screens of one browser tab, as the registry needs it. Kept at the UI. */
public interface Frame {
    /** Views or record types came or went. */
    void refreshMenu();

    /** The module whose screen is shown went away and may be back soon. */
    void showUpdating();

    /** Whether {@link #showUpdating} is still what the tab shows. */
    boolean isUpdating();

    /** It did not come back in time: leaves for the start page and says so. */
    void leave();
}
