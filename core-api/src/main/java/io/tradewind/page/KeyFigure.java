package io.tradewind.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Filter;

/**
 * A number that tells how a record stands.
 *
 * @param name key of its text, for example {@code customers.figure.contacts}
 * @param value {@link Long}, {@link java.math.BigDecimal}, {@link io.tradewind.Money}, {@link java.time.LocalDate} or
 *     {@link java.time.Instant}
 * @param note a few words under it; null: none
 * @param tone how the note is to be taken
 * @param section key of the text over the figures that it stands with; empty: among the main figures of the page
 * @param behind the records that were counted; null: they cannot be listed
 */
public record KeyFigure(
        String name,
        Object value,
        @Nullable Note note,
        Tone tone,
        String section,
        @Nullable Listing behind) {
    /** How a note is to be taken. */
    public enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD
    }

    /**
     * Words with arguments.
     *
     * @param text key of the text
     * @param arguments as for {@link #value}, or texts
     */
    public record Note(String text, List<Object> arguments) {
        public Note {
            arguments = List.copyOf(arguments);
        }

        public static Note of(String text, Object... arguments) {
            return new Note(text, List.of(arguments));
        }
    }

    /** A list of records, as its reader may see it. */
    public record Listing(String type, List<Filter> filters) {
        public Listing {
            filters = List.copyOf(filters);
        }
    }

    public static KeyFigure of(String name, Object value) {
        return new KeyFigure(name, value, null, Tone.PLAIN, "", null);
    }

    public KeyFigure note(Note words) {
        return note(words, tone);
    }

    public KeyFigure note(Note words, Tone newTone) {
        return new KeyFigure(name, value, words, newTone, section, behind);
    }

    public KeyFigure in(String newSection) {
        return new KeyFigure(name, value, note, tone, newSection, behind);
    }

    public KeyFigure behind(String type, Filter... filters) {
        return new KeyFigure(name, value, note, tone, section, new Listing(type, List.of(filters)));
    }
}
