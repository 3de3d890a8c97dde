package io.tradewind.runtime.internal.record;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.tradewind.runtime.internal.record.Summing.Row;
import io.tradewind.runtime.internal.record.Summing.Total;

/** All groups there are, each currency apart; what a summary tells is added up from them. */
record Tally(List<Cell> cells) {
    private static final Comparator<Row> MOST_ROWS = Comparator.comparingLong(Row::rows)
            .reversed()
            .thenComparing(Row::key, Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Comparator<Row> LARGEST_SUM = Comparator.comparing(
                    Row::sum, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
            .thenComparing(MOST_ROWS);

    /** Rows of one key and one currency. */
    record Cell(
            @Nullable String key,
            @Nullable String currency,
            long rows,
            long filled,
            @Nullable BigDecimal sum) {}

    List<Total> totals() {
        Map<@Nullable String, Total> totals = new LinkedHashMap<>();
        for (Cell cell : cells) {
            totals.merge(
                    cell.currency(),
                    new Total(cell.currency(), cell.rows(), cell.filled(), cell.sum()),
                    (one, other) -> new Total(
                            one.currency(),
                            one.rows() + other.rows(),
                            one.filled() + other.filled(),
                            sum(one.sum(), other.sum())));
        }
        return List.copyOf(totals.values());
    }

    /** @param currency whose amounts count; rows count in any */
    List<Row> rows(@Nullable String currency, boolean largestFirst) {
        Map<@Nullable String, Row> rows = new LinkedHashMap<>();
        for (Cell cell : cells) {
            boolean counts = Objects.equals(cell.currency(), currency);
            rows.merge(
                    cell.key(),
                    new Row(cell.key(), cell.rows(), counts ? cell.filled() : 0, counts ? cell.sum() : null),
                    (one, other) -> new Row(
                            one.key(),
                            one.rows() + other.rows(),
                            one.filled() + other.filled(),
                            sum(one.sum(), other.sum())));
        }
        return rows.values().stream()
                .sorted(largestFirst ? LARGEST_SUM : MOST_ROWS)
                .toList();
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.add(other);
    }
}
