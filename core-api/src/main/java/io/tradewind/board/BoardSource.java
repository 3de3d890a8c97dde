package io.tradewind.board;

import java.util.List;

import io.tradewind.record.RecordView;

/**
 * By which a stage says that records of a type of its own can be shown on a board, and what it means to move them there. Registered as
 * a service; when it goes, the boards go with it. Asked as the reader. Be quick: a few queries.
 */
public interface BoardSource {
    /** Name of the record type, for example {@code leads}. */
    String type();

    /** The boards that the reader can choose from, the usual one first; several are named. */
    List<Board> boards();

    /**
     * Where the record can go from where it stands. A column of which nothing is said is closed without a reason; so is one whose
     * action the record does not allow. The rules themselves are the action's: what is said here only spares the reader a refusal.
     *
     * @param record all that the reader may see of it, and may do with it
     * @return at most one for each column, its own column left out
     */
    List<Move> moves(Board board, RecordView record);
}
