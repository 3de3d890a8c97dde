package io.tradewind.page;

/**
 * A step on the way of a record.
 *
 * @param text what people call it, in the reader's language
 * @param note a few characters more, for example how long the record has been there; may be empty
 */
public record PathStep(String text, String note, Standing standing) {
    /** How the record stands to the step. */
    public enum Standing {
        DONE,
        CURRENT,
        AHEAD,
        /** It is here and will not come any further. */
        FAILED
    }
}
