package io.tradewind.ui.internal.board;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

import io.tradewind.board.Board;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.board.BoardRows.Place;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Reader;
import tools.jackson.databind.node.ArrayNode;

/**
 * A board: one element whose cells are filled with markup, see {@code board.js}. After a move only the two cells that it touches are
 * drawn anew; what the columns come to is read a moment later.
 */
@Tag("tw-board")
public final class BoardPanel extends Component {
    private static final long serialVersionUID = 1L;
    private static final String SCRIPT = "context://tradewind/board.js";
    /** Cards are on screen before the next lanes are read. */
    private static final int LANES_AT_ONCE = 3;
    /** So many changes at once are read as a whole. */
    private static final int MOST_FOLLOWED = 20;

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient BoardMarkup markup;
    private final transient BoardRows rows;
    private final transient BoardMoves moves;
    private final transient Listener listener;
    private transient BoardSums sums = BoardSums.NONE;
    private long nanos;

    /** Is told what happens on the board. */
    public interface Listener {
        /** Somebody wants to see a card's record. */
        void opened(RecordView card);

        /** The columns come to something else. */
        void counted(BoardPanel board);
    }

    /** @param first the board that is shown first */
    public BoardPanel(Desk desk, Reader reader, TypeView type, Board first, Listener listener) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.listener = listener;
        markup = new BoardMarkup(type.type(), reader, new Values(desk.lists(), reader));
        Set<String> always = type.type().shared() ? Set.of() : Set.of("owner");
        rows = new BoardRows(query -> desk.records().query(type.name(), query), first, always);
        moves = new BoardMoves(desk, reader, type, rows, markup, this::settle);
        getElement().setAttribute("class", "tw-board");
    }

    /** Shows a board from its beginning. */
    public void show(BoardQuestion question, @Nullable String laneField) {
        getElement()
                .setAttribute(
                        "data-memory",
                        String.join(
                                ".",
                                desk.identity().require().id(),
                                type.name(),
                                question.board().id()));
        rows.ask(question);
        if (laneField != null) {
            rows.also(laneField);
        }
        read();
        draw();
    }

    private void read() {
        long begun = System.nanoTime();
        sums = BoardSums.read(desk.summaries(), type.name(), rows.question());
        for (int lane = 0; lane < lanesAtOnce(); lane++) {
            rows.places(lane).forEach(rows::read);
        }
        nanos = System.nanoTime() - begun;
        listener.counted(this);
    }

    private int lanesAtOnce() {
        return Math.min(LANES_AT_ONCE, rows.question().lanes().size());
    }

    private void draw() {
        if (!isAttached()) {
            return;
        }
        getElement().callJsFunction("frame", markup.frame(rows, sums, lanesAtOnce()));
        for (int lane = 0; lane < lanesAtOnce(); lane++) {
            rows.places(lane).forEach(this::drawCards);
        }
    }

    private void drawCards(Place place) {
        if (!isAttached()) {
            return; // it is drawn as a whole when it comes back
        }
        getElement().callJsFunction("cards", place.name(), markup.cards(rows, place));
    }

    private void drawHeads() {
        if (!isAttached()) {
            return;
        }
        Board board = rows.board();
        List<Lane> lanes = rows.question().lanes();
        for (int lane = 0; lane < lanes.size() && rows.question().hasLanes(); lane++) {
            getElement()
                    .callJsFunction("lane", lane, reader.number(lanes.get(lane).count()));
        }
        for (Place place : rows.places(0)) {
            getElement().callJsFunction("head", place.column(), markup.head(board, rows.column(place.column()), sums));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJavaScript(SCRIPT);
        draw();
    }

    /** All cards that were read. */
    public List<RecordView> cards() {
        return rows.cards();
    }

    /** Records in all columns together. */
    public long count() {
        return sums.all().count();
    }

    BoardQuestion question() {
        return rows.question();
    }

    BoardSums sums() {
        return sums;
    }

    /** How long reading took last. */
    public long nanos() {
        return nanos;
    }

    // ---- news

    /**
     * Some records of the type changed: a few are looked after, many are read as a whole.
     *
     * @param lanes as they are now, the same ones in the same order
     */
    public void noticed(Collection<RecordsChanged> changes, List<Lane> lanes) {
        rows.recounted(lanes);
        Set<String> ids =
                changes.stream().flatMap(change -> change.ids().stream()).collect(Collectors.toSet());
        redraw(ids.size() > MOST_FOLLOWED ? rows.known() : rows.touched(ids));
        recount();
    }

    private void redraw(Collection<Place> places) {
        places.forEach(place -> {
            rows.read(place);
            drawCards(place);
        });
    }

    private void recount() {
        sums = BoardSums.read(desk.summaries(), type.name(), rows.question());
        drawHeads();
        listener.counted(this);
    }

    /** Draws what a move touched; the sums follow. */
    private void settle(Set<Place> touched, String said) {
        touched.forEach(this::drawCards);
        getElement().callJsFunction("say", said);
        desk.pulse().after(this, MOMENT, this::recount);
    }

    // ---- what the browser asks for

    @ClientCallable
    ArrayNode moves(String card) {
        return moves.offered(card);
    }

    @ClientCallable
    void drop(String card, int column) {
        moves.drop(card, column);
    }

    @ClientCallable
    void choose(String card) {
        moves.choose(card, () -> getElement().callJsFunction("focusCard", card));
    }

    @ClientCallable
    void open(String card) {
        rows.card(card).ifPresent(listener::opened);
    }

    @ClientCallable
    void more(String cell) {
        Place place = Place.of(cell);
        if (rows.has(place)) {
            rows.more(place);
            drawCards(place);
        }
    }

    @ClientCallable
    void lane(int lane) {
        if (lane >= 0 && lane < rows.question().lanes().size()) {
            redraw(rows.places(lane));
        }
    }
}
