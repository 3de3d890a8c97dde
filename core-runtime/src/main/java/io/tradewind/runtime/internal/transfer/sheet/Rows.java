package io.tradewind.runtime.internal.transfer.sheet;

import java.util.List;

/** Is given a file's rows, one after the other. */
@FunctionalInterface
public interface Rows {
    /**
     * @param number as a spreadsheet counts, from 1; empty rows count, but are not given
     * @param cells texts as they stand, without empty ones at the end
     * @return whether to go on
     */
    boolean row(long number, List<String> cells);
}
