package io.tradewind.ui.spi;

import java.util.List;

/** What a stage adds to the shell: counts on the start page and in the menu, and commands of the palette. A service. */
public interface ShellSlot {
    /**
     * Work that waits for the reader, for example "Follow-ups due". A figure whose path is a menu item's is shown there, too.
     * Be quick: a count per call.
     */
    default List<Figure> counts() {
        return List.of();
    }

    /** Commands of the palette that the reader may start. */
    default List<Command> commands() {
        return List.of();
    }
}
