package io.tradewind.ui.internal.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.Boards.Drop;
import io.tradewind.board.Move;
import io.tradewind.record.Action.Look;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.board.BoardRows.Place;
import io.tradewind.ui.internal.record.ActionDialog;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Moves cards: says where one can go, asks for what is missing, and puts it back with the reason if the engine refuses. */
final class BoardMoves {
    private final Desk desk;
    private final Reader reader;
    private final TypeView type;
    private final BoardRows rows;
    private final BoardMarkup markup;
    private final BiConsumer<Set<Place>, String> settled;
    private String offeredFor = "";
    private List<Move> offered = List.of();

    /** @param settled gets the cells that are to be drawn anew and what is said of the move */
    BoardMoves(
            Desk desk,
            Reader reader,
            TypeView type,
            BoardRows rows,
            BoardMarkup markup,
            BiConsumer<Set<Place>, String> settled) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.rows = rows;
        this.markup = markup;
        this.settled = settled;
    }

    private RecordRef ref(String card) {
        return new RecordRef(type.name(), card);
    }

    private List<Move> ask(String card) {
        offeredFor = card;
        offered = desk.boards().moves(ref(card), rows.board().id());
        return offered;
    }

    private String title(int column) {
        return markup.title(rows.board(), rows.column(column));
    }

    private int place(String column) {
        List<BoardColumn> columns = rows.board().columns();
        for (int place = 0; place < columns.size(); place++) {
            if (columns.get(place).value().equals(column)) {
                return place;
            }
        }
        return -1;
    }

    /** For each other column whether it is open to the card, and in words what a drop there does or why it is closed. */
    ArrayNode offered(String card) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        try {
            for (Move move : ask(card)) {
                all.addObject()
                        .put("column", place(move.column()))
                        .put("open", !(move instanceof Move.Barred))
                        .put("once", questions(move).isEmpty())
                        .put("words", words(move));
            }
        } catch (TradewindException gone) {
            offered = List.of();
        }
        return all;
    }

    private String words(Move move) {
        return switch (move) {
            case Move.Barred barred ->
                reader.text("error." + barred.code(), barred.arguments().toArray());
            case Move.Change change -> reader.text("ui.board.drop");
            case Move.Act act ->
                act.missing().isEmpty()
                        ? reader.text("ui.board.drop")
                        : reader.text(
                                "ui.board.drop.missing",
                                act.missing().stream()
                                        .map(field -> reader.field(type.name(), field))
                                        .collect(Collectors.joining(reader.chinese() ? "、" : ", ")));
        };
    }

    /** What is asked for before the move is tried: missing fields, and what else the action asks for. */
    private List<FieldSpec> questions(Move move) {
        if (!(move instanceof Move.Act act)) {
            return List.of();
        }
        Stream<FieldSpec> missing = act.missing().stream()
                .filter(type.editable()::contains)
                .flatMap(field -> TypeFields.find(type.type(), field).stream())
                .map(BoardMoves::needed);
        return Stream.concat(missing, act.asks() ? inputs(act) : Stream.empty()).toList();
    }

    private static FieldSpec needed(FieldSpec field) {
        return new FieldSpec(
                field.name(),
                field.kind(),
                field.column(),
                field.maxLength(),
                field.min(),
                field.max(),
                field.target(),
                field.values(),
                field.lines(),
                field.group(),
                Set.of(Trait.REQUIRED));
    }

    private Stream<FieldSpec> inputs(Move.Act act) {
        return type.type().action(act.action()).stream()
                .flatMap(action -> action.inputs().stream())
                .filter(input -> !act.command().containsKey(input.name()));
    }

    // ---- moving

    /** Somebody dropped a card into a column, or chose the column from the menu. */
    void drop(String card, int column) {
        Optional<Place> from = rows.find(card);
        if (column < 0 || column >= rows.board().columns().size()) {
            return;
        }
        if (from.isEmpty()) {
            putBack(card, column, "");
            return;
        }
        String to = rows.column(column).value();
        try {
            List<Move> moves = card.equals(offeredFor) && !offered.isEmpty() ? offered : ask(card);
            offered = List.of();
            Move move = moves.stream()
                    .filter(one -> one.column().equals(to))
                    .findFirst()
                    .orElseGet(() -> Move.Barred.because(to, "board.not-from-here"));
            Drop drop =
                    Drop.of(rows.board().id(), rows.column(from.get().column()).value(), to);
            List<FieldSpec> questions = questions(move);
            if (move instanceof Move.Barred) {
                putBack(card, column, words(move));
            } else if (questions.isEmpty()) {
                attempt(card, column, move, drop);
            } else {
                dialog(card, column, move, questions, drop);
            }
        } catch (TradewindException gone) {
            putBack(card, column, reader.problem(gone));
        }
    }

    private void attempt(String card, int column, Move move, Drop drop) {
        try {
            done(desk.boards().move(ref(card), drop), column);
        } catch (InvalidRecord invalid) {
            List<FieldSpec> named = named(move, invalid);
            if (named.isEmpty()) {
                putBack(card, column, Guarded.words(reader, invalid));
            } else {
                putBack(card, column, "");
                dialog(card, column, move, named, drop);
            }
        } catch (TradewindException refused) {
            putBack(card, column, reader.problem(refused));
        }
    }

    /** The fields and inputs that a refusal names, if they can be asked for: all of them or none. */
    private List<FieldSpec> named(Move move, InvalidRecord invalid) {
        List<FieldSpec> inputs = move instanceof Move.Act act ? inputs(act).toList() : List.of();
        Set<FieldSpec> named = new LinkedHashSet<>();
        for (FieldProblem problem : invalid.problems()) {
            Optional<FieldSpec> asked = inputs.stream()
                    .filter(input -> input.name().equals(problem.field()))
                    .findFirst()
                    .or(() -> TypeFields.find(type.type(), problem.field())
                            .filter(field -> TypeFields.editable(type, field)));
            if (asked.isEmpty()) {
                return List.of();
            }
            named.add(asked.get());
        }
        return List.copyOf(named);
    }

    /** Asks, then moves; who changes their mind leaves the card where it was. */
    private void dialog(String card, int column, Move move, List<FieldSpec> questions, Drop drop) {
        RecordView record = desk.records().read(ref(card));
        Set<String> inputs =
                move instanceof Move.Act act ? inputs(act).map(FieldSpec::name).collect(Collectors.toSet()) : Set.of();
        boolean lost = rows.column(column).kind() == BoardColumn.Kind.LOST;
        String name = move instanceof Move.Act act ? act.action() : "edit";
        ActionSpec asked = new ActionSpec(name, lost ? Look.DANGER : Look.NORMAL, questions);
        String title = reader.text("ui.board.moving", record.title(), title(column));
        ActionDialog dialog =
                new ActionDialog(desk, reader, type.type(), asked, title, verb(move, column), record, answers -> {
                    Map<String, @Nullable Object> values = new HashMap<>();
                    Map<String, @Nullable Object> given = new HashMap<>();
                    answers.forEach((field, value) -> (inputs.contains(field) ? given : values).put(field, value));
                    done(desk.boards().move(ref(card), drop.with(values, given)), column);
                });
        dialog.open();
    }

    /** A place beside the columns is called by what is done there. */
    private String verb(Move move, int column) {
        return move instanceof Move.Act act && !rows.column(column).isOpen()
                ? reader.text(type.name() + ".action." + act.action())
                : reader.text("ui.board.move");
    }

    private void done(RecordView record, int column) {
        boolean stays = rows.column(column).isOpen();
        int stands = stays ? rows.home(record).map(Place::column).orElse(column) : column;
        String words = reader.text("ui.board.moved", record.title(), title(stands));
        if (!stays) {
            Toast.done(words);
        }
        settled.accept(stays ? rows.moved(record) : rows.left(record.id()), words);
    }

    /** The card goes back to where it stands for the engine; what it touched is read again. */
    private void putBack(String card, int column, String why) {
        Set<Place> touched = new LinkedHashSet<>(rows.touched(List.of(card)));
        rows.known().stream().filter(place -> place.column() == column).forEach(touched::add);
        touched.forEach(rows::read);
        if (!why.isEmpty()) {
            Toast.problem(why);
        }
        settled.accept(touched, why);
    }

    // ---- by keys, and on a phone

    /** @param closed called when the menu was left without a choice */
    void choose(String card, Runnable closed) {
        Optional<RecordView> record = rows.card(card);
        if (record.isEmpty()) {
            return;
        }
        Guarded.run(() -> {
            List<MoveMenu.Choice> choices = new ArrayList<>();
            for (Move move : ask(card)) {
                int column = place(move.column());
                choices.add(new MoveMenu.Choice(
                        title(column),
                        rows.column(column).kind(),
                        move instanceof Move.Barred ? words(move) : "",
                        move instanceof Move.Act act && !act.missing().isEmpty() ? words(move) : "",
                        () -> drop(card, column)));
            }
            new MoveMenu(reader, Objects.requireNonNullElse(record.get().title(), ""), choices, closed).open();
        });
    }
}
