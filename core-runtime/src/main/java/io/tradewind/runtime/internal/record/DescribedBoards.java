package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.BoardSource;
import io.tradewind.board.Boards;
import io.tradewind.board.Move;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.tx.Transactions;

/** Boards of what running stages say, a source that fails left out, within the reader's rights; a move is one transaction of what records can do anyway. */
@Component(service = Boards.class)
public final class DescribedBoards implements Boards {
    private static final Logger log = LoggerFactory.getLogger(DescribedBoards.class);

    private final LiveRecordTypes types;
    private final Records records;
    private final Transactions transactions;
    private final List<BoardSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public DescribedBoards(
            @Reference LiveRecordTypes types, @Reference Records records, @Reference Transactions transactions) {
        this.types = types;
        this.records = records;
        this.transactions = transactions;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(BoardSource source) {
        sources.add(source);
    }

    void remove(BoardSource source) {
        sources.remove(source);
    }

    /** A board and who tells of it. */
    private record Told(BoardSource source, Board board) {}

    private List<Told> told(String type) {
        Sight sight = types.sight(type, types.viewer());
        List<Told> all = new ArrayList<>();
        for (BoardSource source : sources) {
            if (source.type().equals(type)) {
                boards(source).stream()
                        .filter(board -> sight.columns().containsKey(board.field()))
                        .forEach(board -> all.add(new Told(source, board.within(sight.columns()::containsKey))));
            }
        }
        return all;
    }

    private static List<Board> boards(BoardSource source) {
        try {
            return source.boards();
        } catch (TradewindException notForThem) {
            log.debug("{} has no board to tell of: {}", source.getClass().getName(), notForThem.code());
        } catch (RuntimeException failure) {
            log.warn("{} failed and is left out", source.getClass().getName(), failure);
        }
        return List.of();
    }

    private Told require(String type, String board) {
        return told(type).stream()
                .filter(one -> one.board().id().equals(board))
                .findFirst()
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "board.unknown"));
    }

    @Override
    public List<Board> of(String type) {
        return told(type).stream().map(Told::board).toList();
    }

    @Override
    public List<Move> moves(RecordRef ref, String board) {
        Told told = require(ref.type(), board);
        RecordView record = records.read(ref);
        String stands = place(told.board(), record);
        List<Move> said = told.source().moves(told.board(), record);
        return told.board().columns().stream()
                .filter(column -> !column.value().equals(stands))
                .map(column -> move(column, said, record))
                .toList();
    }

    /** Value of the column that the record stands in. */
    private static String place(Board board, RecordView record) {
        @Nullable Object value = record.value(board.field());
        return value instanceof io.tradewind.record.Reference reference ? reference.id() : Objects.toString(value, "");
    }

    /** What the source says, unless the actor may not or the record does not allow it now. */
    private Move move(BoardColumn column, List<Move> said, RecordView record) {
        Optional<Move> move =
                said.stream().filter(one -> one.column().equals(column.value())).findFirst();
        String action = move.map(one -> one instanceof Move.Act act ? act.action() : "edit")
                .orElse("");
        if (move.isPresent() && (move.get() instanceof Move.Barred || record.allows(action))) {
            return move.get();
        }
        boolean granted = action.equals("edit")
                || types.require(record.ref().type()).type().action(action).isPresent();
        return Move.Barred.because(
                column.value(), granted || action.isEmpty() ? "board.not-from-here" : "record.not-allowed");
    }

    @Override
    public RecordView move(RecordRef ref, Drop drop) {
        return transactions.required(() -> {
            Told told = require(ref.type(), drop.board());
            RecordView record = records.read(ref);
            String stands = place(told.board(), record);
            if (stands.equals(drop.to())) {
                return record;
            }
            if (!stands.equals(drop.from())) {
                throw new TradewindException(
                        Kind.CONFLICT, "board.moved-meanwhile", record.title(), name(record.value("updatedBy")));
            }
            Move move = told.board()
                    .column(drop.to())
                    .map(column -> move(column, told.source().moves(told.board(), record), record))
                    .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "board.unknown-column"));
            return done(record, move, drop);
        });
    }

    private static String name(@Nullable Object person) {
        return person instanceof io.tradewind.record.Reference reference && reference.name() != null
                ? reference.name()
                : "—";
    }

    private RecordView done(RecordView record, Move move, Drop drop) {
        return switch (move) {
            case Move.Barred barred ->
                throw new TradewindException(
                        Kind.CONFLICT, barred.code(), barred.arguments().toArray());
            case Move.Change change -> {
                Map<String, @Nullable Object> values = new HashMap<>(drop.values());
                values.putAll(change.values());
                yield records.change(record.ref(), record.version(), values);
            }
            case Move.Act act -> acted(record, act, drop);
        };
    }

    private RecordView acted(RecordView record, Move.Act act, Drop drop) {
        Set<String> editable = types.require(record.ref().type()).editable();
        List<FieldProblem> missing = act.missing().stream()
                .filter(field -> editable.contains(field) && drop.values().get(field) == null)
                .map(field -> FieldProblem.of(field, "field.required"))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidRecord(missing);
        }
        if (!drop.values().isEmpty()) {
            records.change(record.ref(), record.version(), drop.values());
        }
        Map<String, @Nullable Object> command = new HashMap<>(drop.inputs());
        command.putAll(act.command());
        return records.act(record.ref(), act.action(), command);
    }
}
