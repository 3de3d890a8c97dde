package io.tradewind.opportunity.internal.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.access.Identity;
import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.BoardSource;
import io.tradewind.board.Move;
import io.tradewind.opportunity.internal.pipeline.Pipeline;
import io.tradewind.opportunity.internal.pipeline.PipelineType;
import io.tradewind.opportunity.internal.pipeline.Pipelines;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.StageKind;
import io.tradewind.opportunity.internal.pipeline.StageType;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordView;
import io.tradewind.tx.Transactions;

/** A board for each pipeline: a column for each of its open stages, and places to win, lose and put on hold. */
@Component(service = BoardSource.class)
public final class PipelineBoard implements BoardSource {
    private static final String WON = "WON";
    private static final String LOST = "LOST";
    private static final String HOLD = "HOLD";

    private final Pipelines pipelines;
    private final Moving moving;
    private final Identity identity;
    private final Transactions transactions;

    @Activate
    public PipelineBoard(
            @Reference Pipelines pipelines,
            @Reference Moving moving,
            @Reference Identity identity,
            @Reference Transactions transactions) {
        this.pipelines = pipelines;
        this.moving = moving;
        this.identity = identity;
        this.transactions = transactions;
    }

    @Override
    public String type() {
        return OpportunityType.NAME;
    }

    @Override
    public List<Board> boards() {
        Locale locale = identity.require().locale();
        return transactions.reading(() -> pipelines.active().stream()
                .map(pipeline -> board(pipeline, locale))
                .toList());
    }

    private Board board(Pipeline pipeline, Locale locale) {
        List<BoardColumn> columns = new ArrayList<>();
        for (Stage stage : pipelines.stages(pipeline.id())) {
            if (stage.kind() == StageKind.OPEN) {
                Long stale = stage.stalledAfterDays();
                columns.add(BoardColumn.of(stage.id())
                        .titled(stage.nameIn(locale))
                        .note(stage.probability() + "%")
                        .staleAfter(stale == null ? 0 : stale.intValue()));
            }
        }
        columns.add(BoardColumn.of(WON).kind(BoardColumn.Kind.WON));
        columns.add(BoardColumn.of(LOST).kind(BoardColumn.Kind.LOST));
        columns.add(BoardColumn.of(HOLD).kind(BoardColumn.Kind.HOLD));
        return Board.of(pipeline.id(), "stage", columns)
                .named(pipeline.nameIn(locale))
                .where(
                        Filter.of("pipeline", Operator.EQ, pipeline.id()),
                        Filter.of("state", Operator.EQ, Opportunity.State.OPEN.name()))
                .counting("baseAmount", "baseWeighted")
                .since("stageSince")
                .next("nextStepOn", "nextStep")
                .showing("customer", "expectedClose")
                .lanes("owner", "forecast", "product", "source")
                .drawnFrom(PipelineType.NAME, StageType.NAME);
    }

    @Override
    public List<Move> moves(Board board, RecordView record) {
        return transactions.reading(() -> {
            List<Move> moves = new ArrayList<>();
            String stands = moving.stageOf(record.id());
            for (BoardColumn column : board.columns()) {
                if (!column.value().equals(stands)) {
                    move(column, record).ifPresent(moves::add);
                }
            }
            return moves;
        });
    }

    private Optional<Move> move(BoardColumn column, RecordView record) {
        String value = column.value();
        return switch (column.kind()) {
            case OPEN -> stage(value, record);
            case WON -> Optional.of(Move.Act.of(value, "win").missing(missing(moving.gateToWin(record.id()), record)));
            case LOST -> Optional.of(Move.Act.of(value, "lose"));
            case HOLD -> Optional.of(Move.Act.of(value, "hold"));
        };
    }

    private Optional<Move> stage(String id, RecordView record) {
        Optional<Gate> gate = moving.gate(record.id(), id);
        Optional<FieldProblem> closed = gate.flatMap(one -> moving.closed(one, record.id()));
        if (closed.isPresent()) {
            return closed.map(reason -> new Move.Barred(id, reason.code(), reason.arguments()));
        }
        return gate.map(open -> Move.Act.of(id, "move")
                .with("stage", id)
                .with("from", open.from().id())
                .missing(missing(gate, record))
                .atOnce());
    }

    private List<String> missing(Optional<Gate> gate, RecordView record) {
        return gate.map(open -> moving.missing(open, record.id()).stream()
                        .map(FieldProblem::field)
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(List.of());
    }
}
