package io.tradewind.ui.internal.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;

/**
 * The cards of a board as far as they were read: in each cell, where a lane meets a column, the first ones, and more when its end comes
 * on screen. Belongs to one screen and is used under its session's lock.
 */
final class BoardRows {
    static final int FIRST = 20;
    static final int FIRST_IN_LANE = 8;
    static final int MORE = 40;
    private static final int MOST = 500;

    /** Where a lane meets a column, by their places among all. */
    record Place(int lane, int column) {
        /** As it stands in the markup. */
        String name() {
            return lane + "-" + column;
        }

        static Place of(String name) {
            String[] parts = name.split("-", 2);
            return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** The cards of a cell. */
    static final class Cell {
        private final List<RecordView> cards = new ArrayList<>();
        private boolean known;
        private @Nullable String next;

        List<RecordView> cards() {
            return cards;
        }

        boolean hasMore() {
            return next != null;
        }

        private void take(RecordPage page) {
            cards.addAll(page.items());
            next = page.next();
        }
    }

    private final Function<RecordQuery, RecordPage> engine;
    private final Set<String> always;
    private BoardQuestion question;
    private Set<String> fields = Set.of();
    private List<List<Cell>> lanes = List.of();

    /** @param always fields that cards show on every board */
    BoardRows(Function<RecordQuery, RecordPage> engine, Board board, Set<String> always) {
        this.engine = engine;
        this.always = always;
        this.question = BoardQuestion.of(board, RecordQuery.ALL);
    }

    /** Starts anew; cells are read when they are asked for. */
    void ask(BoardQuestion asked) {
        question = asked;
        Board board = asked.board();
        fields = new LinkedHashSet<>(always);
        fields.add(board.field());
        fields.addAll(board.shown());
        board.figures()
                .fields()
                .filter(name -> !name.equals(board.figures().weighted()))
                .forEach(fields::add);
        lanes = asked.lanes().stream()
                .map(lane -> board.columns().stream().map(column -> new Cell()).toList())
                .toList();
    }

    /** Fields of the lanes are read, too. */
    void also(String field) {
        fields.add(field);
    }

    BoardQuestion question() {
        return question;
    }

    Board board() {
        return question.board();
    }

    BoardColumn column(int place) {
        return board().columns().get(place);
    }

    /** Places of the cells of a lane that show cards. */
    List<Place> places(int lane) {
        List<Place> places = new ArrayList<>();
        for (int column = 0; column < board().columns().size(); column++) {
            if (column(column).isOpen()) {
                places.add(new Place(lane, column));
            }
        }
        return places;
    }

    boolean has(Place place) {
        return place.lane() >= 0
                && place.column() >= 0
                && place.lane() < lanes.size()
                && place.column() < board().columns().size()
                && column(place.column()).isOpen();
    }

    Cell cell(Place place) {
        return lanes.get(place.lane()).get(place.column());
    }

    private RecordQuery query(Place place) {
        return question.in(column(place.column()), question.lanes().get(place.lane()))
                .fields(fields);
    }

    /** Reads a cell as far as it was read before. */
    Cell read(Place place) {
        Cell cell = cell(place);
        int first = question.hasLanes() ? FIRST_IN_LANE : FIRST;
        int limit = Math.clamp(cell.cards.size(), first, MOST);
        cell.known = true;
        cell.cards.clear();
        cell.take(engine.apply(query(place).limit(limit)));
        return cell;
    }

    /** Reads on. */
    Cell more(Place place) {
        Cell cell = cell(place);
        if (cell.next != null) {
            cell.take(engine.apply(query(place).limit(MORE).after(cell.next)));
        }
        return cell;
    }

    /** Places of all cells that were read. */
    List<Place> known() {
        return everywhere().filter(place -> cell(place).known).toList();
    }

    /** The same lanes with other counts. */
    void recounted(List<Lane> now) {
        question = new BoardQuestion(question.board(), question.query(), now, question.laneOf());
    }

    Optional<Place> find(String id) {
        return everywhere()
                .filter(place ->
                        cell(place).cards.stream().anyMatch(card -> card.id().equals(id)))
                .findFirst();
    }

    Optional<RecordView> card(String id) {
        return everywhere()
                .flatMap(place -> cell(place).cards.stream())
                .filter(card -> card.id().equals(id))
                .findFirst();
    }

    /** All cards that were read, column by column. */
    List<RecordView> cards() {
        return everywhere().flatMap(place -> cell(place).cards.stream()).toList();
    }

    private Stream<Place> everywhere() {
        List<Place> places = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            places.addAll(places(lane));
        }
        return places.stream();
    }

    /** Where a record belongs; nowhere, if no open column or lane is its own. */
    Optional<Place> home(RecordView record) {
        @Nullable Object value = record.value(board().field());
        String key = value instanceof Reference reference ? reference.id() : Objects.toString(value, "");
        String lane = question.laneOf().apply(record);
        return everywhere()
                .filter(place -> column(place.column()).value().equals(key)
                        && question.lanes().get(place.lane()).key().equals(lane))
                .findFirst();
    }

    /** Takes a card off the board. */
    Set<Place> left(String id) {
        Set<Place> touched = new LinkedHashSet<>();
        find(id).ifPresent(place -> {
            cell(place).cards.removeIf(card -> card.id().equals(id));
            touched.add(place);
        });
        return touched;
    }

    /** Takes a card out of its cell and puts its new state on top of the cell where it belongs. */
    Set<Place> moved(RecordView record) {
        Set<Place> touched = left(record.id());
        home(record).ifPresent(place -> {
            cell(place).cards.addFirst(record);
            touched.add(place);
        });
        return touched;
    }

    /** Cells that have to be read again because these records changed: where they stood and where they stand. */
    Set<Place> touched(Collection<String> ids) {
        Set<Place> touched = new LinkedHashSet<>();
        ids.forEach(id -> find(id).ifPresent(touched::add));
        RecordQuery asked = question.with(List.of(new Filter("id", Operator.IN, List.copyOf(ids))))
                .sorts(List.of())
                .fields(new HashSet<>(fields))
                .limit(Math.max(1, ids.size()));
        engine.apply(asked).items().forEach(record -> home(record).ifPresent(touched::add));
        return touched;
    }
}
