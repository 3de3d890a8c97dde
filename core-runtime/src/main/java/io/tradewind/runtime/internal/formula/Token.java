package io.tradewind.runtime.internal.formula;

/**
 * A word of a formula.
 *
 * @param text without quotes
 * @param at number of its first character, from 1
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        NUMBER,
        TEXT,
        /** Of a field, a function, or a word like {@code and}. */
        NAME,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** The whole word, letters in any case. */
    boolean says(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }
}
