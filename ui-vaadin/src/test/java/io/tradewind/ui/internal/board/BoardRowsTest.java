package io.tradewind.ui.internal.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.BoardColumn.Kind;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.board.BoardRows.Place;
import io.tradewind.ui.internal.sample.InMemoryRecords;
import io.tradewind.ui.internal.sample.SampleTypes;

/** The cards of a board: read column by column as they are looked at, and after a change only where something changed. */
class BoardRowsTest {
    private static final Place FIRST = new Place(0, 0);
    private static final Place SECOND = new Place(0, 1);

    private final InMemoryRecords records = new InMemoryRecords(new SampleTypes());
    private final List<RecordQuery> asked = new ArrayList<>();
    private final Board board = Board.of(
                    "usual",
                    "level",
                    List.of(
                            BoardColumn.of("A"),
                            BoardColumn.of("B"),
                            BoardColumn.of("WON").kind(Kind.WON)))
            .where(Filter.of("region", Operator.EQ, "EAST"))
            .showing("phone");
    private final BoardRows rows = new BoardRows(
            query -> {
                asked.add(query);
                return records.query("customers", query);
            },
            board,
            Set.of("owner"));

    @BeforeEach
    void fill() {
        IntStream.range(0, 50).forEach(i -> create("A", "EAST", "Early %02d".formatted(i)));
        create("B", "EAST", "Late");
        create("B", "WEST", "Elsewhere");
        rows.ask(BoardQuestion.of(board, RecordQuery.ALL));
    }

    private RecordView create(String level, String region, String name) {
        return records.create("customers", Map.of("name", name, "level", level, "region", region));
    }

    private List<String> names(Place place) {
        return rows.cell(place).cards().stream().map(RecordView::title).toList();
    }

    @Test
    void only_columns_that_are_open_have_cards() {
        assertThat(rows.places(0)).containsExactly(FIRST, SECOND);
        assertThat(rows.has(new Place(0, 2))).isFalse();
        assertThat(rows.has(new Place(1, 0))).isFalse();
    }

    @Test
    void a_column_shows_its_first_cards_and_more_when_asked() {
        rows.read(FIRST);
        assertThat(names(FIRST)).hasSize(BoardRows.FIRST).startsWith("Early 00", "Early 01");
        assertThat(rows.cell(FIRST).hasMore()).isTrue();
        assertThat(asked.getLast().fields()).containsExactlyInAnyOrder("level", "phone", "owner");

        rows.more(FIRST);

        assertThat(names(FIRST)).hasSize(50).endsWith("Early 49");
        assertThat(rows.cell(FIRST).hasMore()).isFalse();
        rows.read(FIRST);
        assertThat(names(FIRST)).as("read again as far as before").hasSize(50);
    }

    @Test
    void the_conditions_of_the_list_and_of_the_board_both_count() {
        rows.ask(BoardQuestion.of(
                board, RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.CONTAINS, "Late")))));
        rows.read(FIRST);
        rows.read(SECOND);

        assertThat(names(FIRST)).isEmpty();
        assertThat(names(SECOND)).containsExactly("Late");
    }

    @Test
    void a_moved_card_stands_on_top_of_its_new_column() {
        rows.read(FIRST);
        rows.read(SECOND);
        RecordView card = rows.cell(FIRST).cards().get(3);

        Set<Place> touched = rows.moved(records.change(card.ref(), card.version(), Map.of("level", "B")));

        assertThat(touched).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(names(SECOND)).containsExactly("Early 03", "Late");
        assertThat(rows.find(card.id())).contains(SECOND);
        assertThat(rows.left(card.id())).containsExactly(SECOND);
        assertThat(rows.find(card.id())).isEmpty();
    }

    @Test
    void what_somebody_else_moved_touches_two_cells() {
        rows.read(FIRST);
        rows.read(SECOND);
        RecordView card = rows.cell(FIRST).cards().getFirst();
        records.change(card.ref(), card.version(), Map.of("level", "B"));
        RecordView gone = rows.cell(SECOND).cards().getFirst();
        records.change(gone.ref(), gone.version(), Map.of("level", "WON"));
        asked.clear();

        assertThat(rows.touched(List.of(card.id()))).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(rows.touched(List.of(gone.id()))).containsExactly(SECOND);
        assertThat(rows.touched(List.of("nobody"))).isEmpty();
        assertThat(asked).hasSize(3);
    }

    @Test
    void lanes_cut_each_column() {
        create("A", "EAST", "Banker");
        BoardQuestion inLanes = new BoardQuestion(
                Board.of("usual", "level", board.columns()),
                RecordQuery.ALL,
                List.of(
                        new Lane("EAST", "East", 51, List.of(Filter.of("region", Operator.EQ, "EAST"))),
                        new Lane("WEST", "West", 1, List.of(Filter.of("region", Operator.EQ, "WEST")))),
                record -> Objects.toString(record.value("region"), ""));
        rows.ask(inLanes);
        rows.also("region");
        rows.read(FIRST);
        rows.read(new Place(1, 1));

        assertThat(names(FIRST)).hasSize(BoardRows.FIRST_IN_LANE);
        assertThat(names(new Place(1, 1))).containsExactly("Elsewhere");
        assertThat(rows.known()).containsExactly(FIRST, new Place(1, 1));
        assertThat(rows.home(rows.cell(new Place(1, 1)).cards().getFirst())).contains(new Place(1, 1));
    }

    @Test
    void a_place_is_written_and_read() {
        assertThat(Place.of(new Place(12, 3).name())).isEqualTo(new Place(12, 3));
    }
}
