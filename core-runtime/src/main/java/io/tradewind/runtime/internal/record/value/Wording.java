package io.tradewind.runtime.internal.record.value;

import java.text.Normalizer;

/**
 * Text as it is kept: composed (NFC), without blanks around, without what cannot be shown or stored: control characters, halves
 * of surrogate pairs, and the code points that are no characters.
 */
final class Wording {
    private Wording() {}

    /** One line; empty if nothing is left. */
    static String line(String raw, boolean lenient) {
        return kept(lenient ? raw.replaceAll("[\\t\\r\\n]+", " ") : raw, false);
    }

    /** Several lines, ended by a line feed. */
    static String lines(String raw) {
        return kept(raw.replace("\r\n", "\n").replace('\r', '\n'), true);
    }

    private static String kept(String raw, boolean severalLines) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (!isKept(point) && !(severalLines && (point == '\n' || point == '\t'))) {
                throw new Refusal("field.bad-characters");
            }
        }
        return text;
    }

    /** Whether every code point may be stored. */
    static boolean isClean(String text) {
        return text.codePoints().allMatch(point -> isKept(point) || point == '\n' || point == '\t' || point == '\r');
    }

    private static boolean isKept(int point) {
        return !Character.isISOControl(point)
                && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                && (point & 0xFFFE) != 0xFFFE
                && (point < 0xFDD0 || point > 0xFDEF);
    }
}
