package io.tradewind.record;

import java.util.Arrays;
import java.util.List;

/** One sort key. */
public record Sort(String field, boolean descending) {
    /** Reads {@code name,-createdAt}; blanks around names are ignored; empty text: no sort. */
    public static List<Sort> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> part.startsWith("-") ? new Sort(part.substring(1), true) : new Sort(part, false))
                .toList();
    }
}
