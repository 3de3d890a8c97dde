package io.tradewind.view;

import io.tradewind.record.Reference;

/**
 * A named list, as its reader has it.
 *
 * @param type the record type that it lists
 * @param owner who keeps it
 * @param pinned whether this reader has it at hand
 * @param usual whether this reader's list of the type opens with it
 * @param editable whether this reader may change or remove it
 */
public record SavedView(
        String id,
        long version,
        String type,
        String name,
        Share share,
        ViewContent content,
        Reference owner,
        boolean pinned,
        boolean usual,
        boolean editable) {
    /** Who may open a view; what it shows is still only what they may see. */
    public enum Share {
        OWN,
        /** The owner's team as it was when shared, and the teams above it. */
        TEAM,
        /** Everybody; to share so needs the right {@code views.share}. */
        ALL
    }

    /**
     * What its owner says of it.
     *
     * @param name 1 to 80 characters
     */
    public record Wanted(String name, Share share, ViewContent content) {}
}
