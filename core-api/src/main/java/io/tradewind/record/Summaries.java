package io.tradewind.record;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Groups of what a list shows, with the same filters and the same rights; for charts, totals and group heads. */
public interface Summaries {
    /** Groups that a list is shown in, at most. */
    int MOST_HEADINGS = 200;

    /**
     * @param query its text and filters count; sorts, fields, limit and cursor are ignored
     * @throws io.tradewind.TradewindException MALFORMED naming a field that there is not, {@code summary.by} if rows cannot be put
     *     together by it, {@code summary.of} if it is not a number or money; and as {@link Records#query}
     */
    Summary of(String type, RecordQuery query, Grouping grouping);

    /**
     * The groups of a list that is shown in groups: as {@link #of}, but at most {@link #MOST_HEADINGS}, those with the most rows; of
     * months the latest.
     */
    Summary headings(String type, RecordQuery query, Grouping grouping);

    /**
     * The groups and what is left over.
     *
     * @param groups at most 50, see also {@link #headings}: months in their order, others by size
     * @param others rows that are in none of the groups
     * @param count all rows
     * @param value of all rows, as {@link Group#value}
     * @param currency of the values; null if they are no money
     * @param otherCurrencies currencies that some rows have instead; their amounts are left out
     */
    record Summary(
            List<Group> groups,
            long others,
            long count,
            @Nullable BigDecimal value,
            @Nullable String currency,
            List<String> otherCurrencies) {
        public Summary {
            groups = List.copyOf(groups);
            otherCurrencies = List.copyOf(otherCurrencies);
        }
    }

    /**
     * Rows that go together.
     *
     * @param key the value as a filter has it, {@code 2026-11} for a month; null: the field is empty
     * @param name of the record if the key is a reference that the reader may see
     * @param value sum or average of the field; null if it is empty in all rows; the count if that is measured
     */
    record Group(
            @Nullable String key,
            @Nullable String name,
            long count,
            @Nullable BigDecimal value) {}
}
