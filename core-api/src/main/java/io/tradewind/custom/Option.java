package io.tradewind.custom;

import io.tradewind.list.ValueLists.Color;

/**
 * One of the values that may be chosen; their order is that of the list they stand in.
 *
 * @param code stable code, at most 60 letters, digits, {@code _} and {@code -}; empty for a new one: made of the label
 * @param active others are shown on old records but not offered
 */
public record Option(String code, Label label, Color color, boolean active) {
    /** A new one. */
    public static Option of(String zh, String en) {
        return new Option("", new Label(zh, en), Color.GRAY, true);
    }
}
