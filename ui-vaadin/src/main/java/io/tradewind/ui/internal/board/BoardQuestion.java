package io.tradewind.ui.internal.board;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;

/**
 * What a board is to show.
 *
 * @param query words, conditions and order of the list
 * @param lanes at least one
 * @param laneOf key of the lane that a record is in
 */
public record BoardQuestion(Board board, RecordQuery query, List<Lane> lanes, Function<RecordView, String> laneOf) {
    public BoardQuestion {
        lanes = List.copyOf(lanes);
    }

    /** Without lanes. */
    public static BoardQuestion of(Board board, RecordQuery query) {
        return new BoardQuestion(board, query, List.of(Lane.ALL), record -> "");
    }

    public boolean hasLanes() {
        return !lanes.getFirst().words().isEmpty();
    }

    /** Everything that stands in one of the open columns. */
    public RecordQuery all() {
        List<String> values = board.open().stream().map(BoardColumn::value).toList();
        return with(List.of(new Filter(board.field(), Operator.IN, values)));
    }

    RecordQuery in(BoardColumn column, Lane lane) {
        List<Filter> more = new ArrayList<>(lane.filters());
        more.add(Filter.of(board.field(), Operator.EQ, column.value()));
        return with(more);
    }

    /** Conditions of the list and of the board, and these. */
    RecordQuery with(List<Filter> more) {
        List<Filter> filters = new ArrayList<>(query.filters());
        filters.addAll(board.filters());
        filters.addAll(more);
        return query.filters(filters);
    }
}
