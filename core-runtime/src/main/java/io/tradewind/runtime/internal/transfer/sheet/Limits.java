package io.tradewind.runtime.internal.transfer.sheet;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/** How large files may be. What is beyond is refused as a whole, naming the row. */
public final class Limits {
    public static final long FILE_BYTES = 50L * 1024 * 1024;
    public static final long ROWS = 500_000;
    public static final int COLUMNS = 500;
    public static final int CELL_CHARACTERS = 32_000;

    /** What an xlsx may unpack to, and how much more than it is packed. */
    static final long UNPACKED_BYTES = 200L * 1024 * 1024;

    static final long RATIO = 100;
    static final int ENTRIES = 10_000;

    private Limits() {}

    static void checkColumns(int columns, long row) {
        if (columns > COLUMNS) {
            throw new TradewindException(Kind.TOO_LARGE, "import.too-many-columns", row, COLUMNS);
        }
    }

    static void checkCell(String cell, long row) {
        if (cell.length() > CELL_CHARACTERS) {
            throw new TradewindException(Kind.TOO_LARGE, "import.cell-too-long", row, CELL_CHARACTERS);
        }
    }
}
