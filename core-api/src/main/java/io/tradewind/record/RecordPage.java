package io.tradewind.record;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; null at the end
 * @param count rows in all if asked, at most 10,000; else null
 * @param countExact false if there are more than {@code count}
 */
public record RecordPage(
        List<RecordView> items,
        @Nullable String next,
        @Nullable Integer count,
        boolean countExact) {
    public RecordPage {
        items = List.copyOf(items);
    }

    public Optional<String> nextCursor() {
        return Optional.ofNullable(next);
    }
}
