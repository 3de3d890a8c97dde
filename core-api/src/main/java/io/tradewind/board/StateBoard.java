package io.tradewind.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.tradewind.record.RecordView;

/**
 * The board of a type whose state is a plain enumeration: a column for each state, and for each the one action that leads there. A
 * column is open while the record allows its action. Immutable; start from {@link #of}, and register a component that hands on to it.
 */
public final class StateBoard implements BoardSource {
    private static final String NOT_FROM_HERE = "board.not-from-here";

    private final String type;
    private final Board board;
    private final Map<String, Way> ways;

    /** An action and the states from which it leads to a column; none: from wherever the record allows it. */
    private record Way(String action, Set<String> from) {
        boolean leads(String state) {
            return from.isEmpty() || from.contains(state);
        }
    }

    private StateBoard(String type, Board board, Map<String, Way> ways) {
        this.type = type;
        this.board = board;
        this.ways = ways;
    }

    /** @param field the enumeration that is the state */
    public static StateBoard of(String type, String field) {
        return new StateBoard(type, Board.of(field, field, List.of()), Map.of());
    }

    /** A column that nothing leads back to. */
    public StateBoard column(BoardColumn column) {
        List<BoardColumn> columns = new ArrayList<>(board.columns());
        columns.add(column);
        return new StateBoard(
                type,
                new Board(
                        board.id(),
                        board.name(),
                        board.filters(),
                        board.field(),
                        columns,
                        board.figures(),
                        board.shown(),
                        board.lanes(),
                        board.drawnFrom()),
                ways);
    }

    /**
     * A column, and the action by which a record comes there.
     *
     * @param from states from which the action leads there; none: from wherever the record allows it
     */
    public StateBoard column(BoardColumn column, String action, String... from) {
        StateBoard wider = column(column);
        Map<String, Way> more = new LinkedHashMap<>(ways);
        more.put(column.value(), new Way(action, Set.of(from)));
        return new StateBoard(type, wider.board, more);
    }

    /** The same with figures, card fields and lanes. */
    public StateBoard with(UnaryOperator<Board> change) {
        return new StateBoard(type, change.apply(board), ways);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<Board> boards() {
        return List.of(board);
    }

    @Override
    public List<Move> moves(Board asked, RecordView record) {
        String stands = record.text(board.field()).orElse("");
        return board.columns().stream()
                .filter(column -> !column.value().equals(stands))
                .map(column -> move(stands, column.value(), record))
                .toList();
    }

    private Move move(String stands, String column, RecordView record) {
        Way way = ways.get(column);
        return way != null && way.leads(stands) && record.allows(way.action())
                ? Move.Act.of(column, way.action())
                : Move.Barred.because(column, NOT_FROM_HERE);
    }
}
