package io.tradewind.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;

/** The boards of all types, as the current actor may use them. All methods throw as {@link io.tradewind.record.Records#read} and {@link io.tradewind.record.RecordTypes#require}. */
public interface Boards {
    /** Boards of a type, the usual one first; none if it has none, or if the actor may not read the field that makes the columns. */
    List<Board> of(String type);

    /**
     * One move for each other column of the board.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND {@code board.unknown} if there is no such board
     */
    List<Move> moves(RecordRef ref, String board);

    /**
     * Brings a record from one column into another: what was missing is saved and the action done in one transaction, or nothing is.
     *
     * @return the record as it is then
     * @throws io.tradewind.TradewindException CONFLICT {@code board.moved-meanwhile} if it stands in another column by now, the reason of
     *     a {@link Move.Barred}; and as {@link io.tradewind.record.Records#act}
     * @throws io.tradewind.record.InvalidRecord if a field or an input is missing or wrong; fields of the record and inputs by their names
     */
    RecordView move(RecordRef ref, Drop drop);

    /**
     * A record dropped into a column.
     *
     * @param from value of the column where the mover saw it
     * @param to value of the column it is to stand in
     * @param values of fields that were missing, by name
     * @param inputs of the action that the column does not give, by name
     */
    record Drop(
            String board,
            String from,
            String to,
            Map<String, @Nullable Object> values,
            Map<String, @Nullable Object> inputs) {
        public Drop {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }

        public static Drop of(String board, String from, String to) {
            return new Drop(board, from, to, Map.of(), Map.of());
        }

        public Drop with(Map<String, @Nullable Object> otherValues, Map<String, @Nullable Object> otherInputs) {
            return new Drop(board, from, to, otherValues, otherInputs);
        }
    }
}
