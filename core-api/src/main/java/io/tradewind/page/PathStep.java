package io.tradewind.page;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A step on the way of a record.
 *
 * @param text what people call it, in the reader's language
 * @param note a few characters more, for example how long the record has been there; may be empty
 * @param way what brings the record here; null: nothing does
 */
public record PathStep(
        String text,
        String note,
        Standing standing,
        @Nullable Way way) {
    /** How the record stands to the step. */
    public enum Standing {
        DONE,
        CURRENT,
        AHEAD,
        /** It is here and will not come any further. */
        FAILED
    }

    /**
     * An action of the record's type.
     *
     * @param inputs what is known already; if nothing is, people are asked for all that the action takes
     */
    public record Way(String action, Map<String, Object> inputs) {
        public Way {
            inputs = Map.copyOf(inputs);
        }
    }
}
