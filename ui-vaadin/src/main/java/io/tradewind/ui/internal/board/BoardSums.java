package io.tradewind.ui.internal.board;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.board.Board;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;

/**
 * What a board's columns come to: counted and added up by the database, two statements at most.
 *
 * @param columns by the columns' values
 * @param all of all open columns
 * @param currency of the sums; null if they are no money
 * @param otherCurrencies whose amounts are left out
 */
record BoardSums(
        Map<String, Sum> columns, Sum all, @Nullable String currency, List<String> otherCurrencies) {
    static final BoardSums NONE = new BoardSums(Map.of(), Sum.NONE, null, List.of());

    /** Of a column, or of all. */
    record Sum(
            long count,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal weighted) {
        static final Sum NONE = new Sum(0, null, null);
    }

    Sum of(String column) {
        return columns.getOrDefault(column, Sum.NONE);
    }

    static BoardSums read(Summaries summaries, String type, BoardQuestion question) {
        Board board = question.board();
        RecordQuery all = question.all();
        Summary amounts =
                summaries.headings(type, all, grouping(board, board.figures().amount()));
        String weighted = board.figures().weighted();
        Summary weights = weighted.isEmpty() ? null : summaries.headings(type, all, grouping(board, weighted));
        Map<String, BigDecimal> byKey = weights == null ? Map.of() : values(weights);
        boolean summed = !board.figures().amount().isEmpty();
        Map<String, Sum> columns = new HashMap<>();
        for (Group group : amounts.groups()) {
            String key = group.key();
            if (key != null) {
                columns.put(key, new Sum(group.count(), summed ? group.value() : null, byKey.get(key)));
            }
        }
        Sum total = new Sum(amounts.count(), summed ? amounts.value() : null, weights == null ? null : weights.value());
        return new BoardSums(columns, total, amounts.currency(), amounts.otherCurrencies());
    }

    private static Map<String, BigDecimal> values(Summary summary) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (Group group : summary.groups()) {
            String key = group.key();
            BigDecimal value = group.value();
            if (key != null && value != null) {
                values.put(key, value);
            }
        }
        return values;
    }

    private static Grouping grouping(Board board, String of) {
        return of.isEmpty() ? Grouping.counting(board.field()) : new Grouping(board.field(), Measure.SUM, of);
    }
}
