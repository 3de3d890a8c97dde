package io.tradewind.customer.internal.lead;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.BoardColumn.Kind;
import io.tradewind.board.BoardSource;
import io.tradewind.board.Move;
import io.tradewind.board.StateBoard;
import io.tradewind.record.RecordView;

/** Leads on their way from new to qualified; beside it they are converted, given up or put back into the pool. */
@Component(service = BoardSource.class)
public final class LeadBoard implements BoardSource {
    private static final StateBoard BOARD = StateBoard.of(LeadType.NAME, "state")
            .column(BoardColumn.of("NEW").staleAfter(2))
            .column(BoardColumn.of("ASSIGNED").staleAfter(3), "assign", "NEW")
            .column(BoardColumn.of("WORKING").staleAfter(14), "work")
            .column(BoardColumn.of("QUALIFIED").staleAfter(7), "qualify")
            .column(BoardColumn.of("CONVERTED").kind(Kind.WON), "convert")
            .column(BoardColumn.of("DISQUALIFIED").kind(Kind.LOST), "disqualify")
            .column(BoardColumn.of("POOL").kind(Kind.HOLD), "release")
            .with(board -> board.since("stateSince")
                    .showing("company", "source", "phone", "score")
                    .lanes("owner", "team", "region", "source"));

    @Override
    public String type() {
        return BOARD.type();
    }

    @Override
    public List<Board> boards() {
        return BOARD.boards();
    }

    @Override
    public List<Move> moves(Board board, RecordView record) {
        return BOARD.moves(board, record);
    }
}
