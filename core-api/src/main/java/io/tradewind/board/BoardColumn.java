package io.tradewind.board;

/**
 * A column of a board, or a place beside the columns where records leave them.
 *
 * @param value of the board's field, as a filter has it: an enumeration's constant, a code, an id; of a place beside the columns any key
 * @param title as people named it; empty: as the value is called
 * @param kind only {@link Kind#OPEN} ones show cards; the others are places to drop a card
 * @param note a few characters at the head, for example {@code 30%}; may be empty
 * @param staleAfterDays a card that stands here for more days is marked; 0: none is
 */
public record BoardColumn(String value, String title, Kind kind, String note, int staleAfterDays) {
    /** What it means to come here. */
    public enum Kind {
        OPEN,
        WON,
        LOST,
        HOLD
    }

    public static BoardColumn of(String value) {
        return new BoardColumn(value, "", Kind.OPEN, "", 0);
    }

    public BoardColumn titled(String words) {
        return new BoardColumn(value, words, kind, note, staleAfterDays);
    }

    public BoardColumn kind(Kind other) {
        return new BoardColumn(value, title, other, note, staleAfterDays);
    }

    public BoardColumn note(String words) {
        return new BoardColumn(value, title, kind, words, staleAfterDays);
    }

    public BoardColumn staleAfter(int days) {
        return new BoardColumn(value, title, kind, note, days);
    }

    public boolean isOpen() {
        return kind == Kind.OPEN;
    }
}
