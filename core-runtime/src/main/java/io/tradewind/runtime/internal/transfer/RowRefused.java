package io.tradewind.runtime.internal.transfer;

import java.util.List;

/**
 * Why a cell was not taken.
 *
 * @param column header of the cell; empty if the whole row
 */
record RowRefused(String column, String value, String code, List<String> arguments) {
    private static final int SHOWN = 200;

    RowRefused {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        arguments = List.copyOf(arguments);
    }

    static RowRefused of(String column, String value, String code, Object... arguments) {
        return new RowRefused(
                column,
                value,
                code,
                List.of(arguments).stream().map(String::valueOf).toList());
    }
}
