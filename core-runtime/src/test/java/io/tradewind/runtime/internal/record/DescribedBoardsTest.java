package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.BoardColumn.Kind;
import io.tradewind.board.BoardSource;
import io.tradewind.board.Boards.Drop;
import io.tradewind.board.Move;
import io.tradewind.board.StateBoard;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** A record dropped into a column: done as a whole or not at all, within the mover's rights, and only from where they saw it. */
class DescribedBoardsTest {
    private static final String MOODS = "mood";

    private final Moods moods = new Moods();
    private Office office;
    private DescribedBoards boards;
    private RecordRef ref;

    /** Companies by mood; nobody gets wild without an e-mail address. */
    private static final class Moods implements BoardSource {
        private final StateBoard board = StateBoard.of(CompanyType.NAME, MOODS)
                .column(BoardColumn.of("CALM"))
                .column(BoardColumn.of("WILD"), "excite")
                .column(BoardColumn.of("GONE").kind(Kind.LOST), "leave")
                .with(one -> one.counting("credit", "").showing("phone", "code").lanes("owner", "industry"));

        private List<String> missing = List.of();
        private boolean broken;

        @Override
        public String type() {
            return CompanyType.NAME;
        }

        @Override
        public List<Board> boards() {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            return board.boards();
        }

        @Override
        public List<Move> moves(Board asked, RecordView record) {
            return board.moves(asked, record).stream()
                    .map(move -> move instanceof Move.Act act ? act.missing(missing) : move)
                    .toList();
        }
    }

    /** Companies by size, changed as any field. */
    private static final class Sizes implements BoardSource {
        @Override
        public String type() {
            return CompanyType.NAME;
        }

        @Override
        public List<Board> boards() {
            return List.of(Board.of("size", "big", List.of(BoardColumn.of("true"), BoardColumn.of("false"))));
        }

        @Override
        public List<Move> moves(Board board, RecordView record) {
            return List.of(
                    new Move.Change("true", Map.of("big", true)), new Move.Change("false", Map.of("big", false)));
        }
    }

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.user("anna", null);
        office.grant("anna", Scope.OWN);
        office.user("bert", null);
        office.grant("bert", Scope.ALL);
        boards = new DescribedBoards(office.types, office.records, office.tx);
        boards.add(moods);
        ref = office.company("anna", "Hers").ref();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Drop drop(String from, String to) {
        return Drop.of(MOODS, from, to).with(Map.of(), Map.of("reason", "a party", "times", 1));
    }

    private RecordView move(String user, Drop drop) {
        return office.as(user, () -> boards.move(ref, drop));
    }

    private RecordView now() {
        return office.as("anna", () -> office.records.read(ref));
    }

    private List<String> told(String user) {
        List<String> told = new ArrayList<>();
        office.as(user, () -> boards.moves(ref, MOODS))
                .forEach(move -> told.add(move.column() + " "
                        + (move instanceof Move.Act act ? act.action() : ((Move.Barred) move).code())));
        return told;
    }

    @DatabaseTest
    void a_board_shows_only_what_its_reader_may_read() {
        office.hide("bert", "credit", "phone");

        Board hers = office.as("anna", () -> boards.of(CompanyType.NAME)).getFirst();
        Board his = office.as("bert", () -> boards.of(CompanyType.NAME)).getFirst();

        assertThat(hers.figures().amount()).isEqualTo("credit");
        assertThat(hers.shown()).containsExactly("phone", "code");
        assertThat(hers.lanes()).containsExactly("owner", "industry");
        assertThat(his.figures().amount()).isEmpty();
        assertThat(his.shown()).containsExactly("code");
        office.hide("bert", MOODS);
        assertThat(office.as("bert", () -> boards.of(CompanyType.NAME))).isEmpty();
    }

    @DatabaseTest
    void a_source_that_fails_is_left_out() {
        boards.add(new Sizes());
        moods.broken = true;

        assertThat(office.as("anna", () -> boards.of(CompanyType.NAME)).stream().map(Board::id))
                .containsExactly("size");
        boards.remove(moods);
        assertThat(office.as("anna", () -> boards.of(CompanyType.NAME))).hasSize(1);
    }

    @DatabaseTest
    void says_where_a_record_can_go_and_why_not_elsewhere() {
        assertThat(told("anna")).containsExactly("WILD excite", "GONE board.not-from-here");

        move("anna", drop("CALM", "WILD"));

        assertThat(told("anna")).containsExactly("CALM board.not-from-here", "GONE board.not-from-here");
        office.forbidActions("bert");
        ref = office.company("anna", "Another").ref();
        assertThat(told("bert")).contains("WILD board.not-from-here");
    }

    @DatabaseTest
    void a_drop_starts_the_action_of_the_column() {
        assertThat(move("anna", drop("CALM", "WILD")).text(MOODS)).contains("WILD");
        assertThat(office.as("anna", () -> office.records.trace(ref, 1, null))
                        .getFirst()
                        .kind())
                .isEqualTo("excite");
    }

    @DatabaseTest
    void what_is_missing_is_named_and_then_saved_together_with_the_move() {
        moods.missing = List.of("email");

        InvalidRecord incomplete = catchThrowableOfType(InvalidRecord.class, () -> move("anna", drop("CALM", "WILD")));
        assertThat(incomplete.problems().stream().map(FieldProblem::field)).containsExactly("email");

        RecordView moved = move(
                "anna",
                drop("CALM", "WILD").with(Map.of("email", "x@acme.example"), Map.of("reason", "a party", "times", 1)));
        assertThat(moved.text("email")).contains("x@acme.example");
        assertThat(moved.text(MOODS)).contains("WILD");
    }

    @DatabaseTest
    void nothing_is_saved_if_the_move_is_refused() {
        moods.missing = List.of("email");
        Drop unexplained = Drop.of(MOODS, "CALM", "WILD").with(Map.of("email", "x@acme.example"), Map.of());

        InvalidRecord refused = catchThrowableOfType(InvalidRecord.class, () -> move("anna", unexplained));

        assertThat(refused.problems().stream().map(FieldProblem::field)).containsExactly("reason");
        assertThat(now().text("email")).isEmpty();
        assertThat(now().version()).isEqualTo(1);
    }

    @DatabaseTest
    void of_two_who_move_the_same_card_the_second_is_told() {
        boards.add(new Sizes());
        office.as("anna", () -> office.records.change(ref, 1, Map.of("big", true)));

        office.as("bert", () -> boards.move(ref, Drop.of("size", "true", "false")));

        assertThatThrownBy(() -> office.as("anna", () -> boards.move(ref, Drop.of("size", "", "true"))))
                .isInstanceOfSatisfying(TradewindException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("board.moved-meanwhile");
                    assertThat(refused.arguments()).containsExactly("Hers", "Ms bert");
                });
        assertThat(now().value("big")).isEqualTo(false);
        assertThat(office.as("anna", () -> boards.move(ref, Drop.of("size", "true", "false")))
                        .version())
                .as("there already")
                .isEqualTo(now().version());
    }

    @DatabaseTest
    void a_closed_column_and_one_that_is_none_refuse() {
        assertThatThrownBy(() -> move("anna", drop("CALM", "GONE")))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        refused -> assertThat(refused.code()).isEqualTo("board.not-from-here"));
        assertThatThrownBy(() -> move("anna", drop("CALM", "NOWHERE")))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        refused -> assertThat(refused.code()).isEqualTo("board.unknown-column"));
        assertThatThrownBy(() -> office.as("anna", () -> boards.moves(ref, "none")))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        refused -> assertThat(refused.code()).isEqualTo("board.unknown"));
    }
}
