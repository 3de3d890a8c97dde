package io.tradewind.customer.internal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tradewind.board.Board;
import io.tradewind.board.BoardColumn;
import io.tradewind.board.Move;
import io.tradewind.customer.internal.lead.Lead.State;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;

class LeadBoardTest {
    private final LeadBoard leads = new LeadBoard();
    private final Board board = leads.boards().getFirst();

    private List<String> open(String state, String... allowed) {
        RecordView lead = new RecordView(
                new RecordRef("leads", "l1"), 1, "Wang", Map.of("state", state), Map.of(), List.of(allowed));
        return leads.moves(board, lead).stream()
                .flatMap(move -> move instanceof Move.Act act
                        ? java.util.stream.Stream.of(act.action() + " " + act.column())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    @Test
    void has_a_place_for_every_state() {
        assertThat(board.columns().stream().map(BoardColumn::value))
                .containsExactlyElementsOf(
                        Arrays.stream(State.values()).map(State::name).toList());
        assertThat(board.open()).hasSize(4);
    }

    @Test
    void goes_where_an_action_leads() {
        assertThat(open("NEW", "assign", "work", "qualify", "convert", "disqualify", "release"))
                .containsExactly(
                        "assign ASSIGNED",
                        "work WORKING",
                        "qualify QUALIFIED",
                        "convert CONVERTED",
                        "disqualify DISQUALIFIED",
                        "release POOL");
    }

    @Test
    void is_not_assigned_back_once_it_is_worked_on() {
        assertThat(open("WORKING", "assign", "qualify", "convert", "disqualify", "release"))
                .containsExactly("qualify QUALIFIED", "convert CONVERTED", "disqualify DISQUALIFIED", "release POOL");
    }
}
