package io.tradewind.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of what happened, newest first.
 *
 * @param next cursor of older entries; null at the end
 */
public record Feed(List<FeedEntry> entries, @Nullable String next) {
    public Feed {
        entries = List.copyOf(entries);
    }
}
