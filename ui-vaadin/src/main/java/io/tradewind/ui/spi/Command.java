package io.tradewind.ui.spi;

/**
 * Something that can be started from a page or from the command palette.
 *
 * @param words what it does, ready for its reader
 * @param icon name of an icon of the set
 * @param run does it, on the tab's thread
 */
public record Command(String words, String icon, Runnable run) {}
