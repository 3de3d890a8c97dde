package io.tradewind.list;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Classification lists kept by an admin. Choice fields name a list and hold a code. */
public interface ValueLists {
    /** What a chip looks like. */
    enum Color {
        GRAY,
        ACCENT,
        GREEN,
        AMBER,
        RED,
        BLUE,
        VIOLET
    }

    /**
     * One entry.
     *
     * @param code stable code, UPPER_SNAKE or as given by an admin, at most 60 characters
     * @param position order within the list, from 0
     * @param active inactive entries are shown on old records but not offered
     * @param color of its chip
     */
    record Entry(String list, String code, String zh, String en, int position, boolean active, Color color) {
        /** Without a colour of its own. */
        public Entry(String list, String code, String zh, String en, int position, boolean active) {
            this(list, code, zh, en, position, active, Color.GRAY);
        }

        /** The text for a reader. */
        public String text(Locale locale) {
            return locale.getLanguage().equals("zh") ? zh : en;
        }
    }

    /** All entries in order; empty if there is no such list. Served from memory. */
    List<Entry> entries(String list);

    /** Finds by code or by either text, ignoring case and blanks around; how files and people name entries. */
    Optional<Entry> find(String list, String codeOrText);

    /** Adds an entry made from a text, for example an unknown value of an import; returns the existing one if there is one. */
    Entry add(String list, String text);

    /** Makes sure that a list has these entries; existing ones keep the admin's texts. Stages call it when they start. */
    void provide(String list, List<Entry> entries);
}
