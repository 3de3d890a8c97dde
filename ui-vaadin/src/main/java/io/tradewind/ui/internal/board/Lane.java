package io.tradewind.ui.internal.board;

import java.util.List;

import io.tradewind.record.Filter;

/**
 * A lane of a board; a board that is not cut into lanes is one without words.
 *
 * @param key value of the field that makes lanes; empty: it is not set
 * @param filters what its records fulfil besides
 */
public record Lane(String key, String words, long count, List<Filter> filters) {
    /** All cards. */
    public static final Lane ALL = new Lane("", "", 0, List.of());

    public Lane {
        filters = List.copyOf(filters);
    }
}
