package io.tradewind.runtime.internal.transfer.sheet;

import java.util.List;

/** What is true of cells of all formats. */
public final class Cells {
    private Cells() {}

    /** Without the blank cells at the end; empty for a blank row. */
    static List<String> trimEnd(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }

    /** The n-th cell, from 0; empty if the row is shorter. */
    public static String at(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    /**
     * A text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one. Texts that begin with
     * apostrophes and then like a formula get one more, so that {@link #unguarded} always finds the text again.
     */
    public static String guarded(String text) {
        return looksLikeFormula(text) ? "'" + text : text;
    }

    /** The text that was guarded. */
    public static String unguarded(String text) {
        return text.startsWith("'") && looksLikeFormula(text) ? text.substring(1) : text;
    }

    private static boolean looksLikeFormula(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        return start < text.length() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(start)) >= 0;
    }
}
