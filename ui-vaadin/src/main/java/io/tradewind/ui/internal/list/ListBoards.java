package io.tradewind.ui.internal.list;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.board.Board;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.board.BoardTotals;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Notices;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.MoreMenu;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;

/** The boards of a type's list: the switch between rows and board, which board is shown, what it comes to. */
final class ListBoards {
    private final Desk desk;
    private final Reader reader;
    private final TypeView type;
    private final Consumer<UnaryOperator<ListState>> change;
    private final Runnable again;
    private final Segmented<Boolean> presentation;
    private final Button choice;
    private final Pop pop;
    private final BoardTotals totals;
    private final Set<String> followed = new HashSet<>();
    private List<Board> boards;
    private @Nullable BoardBody body;
    private @Nullable Board board;

    /**
     * @param change applies a step to the list's state
     * @param again shows the list as it is, because its boards may be others now
     */
    ListBoards(Desk desk, Reader reader, TypeView type, Consumer<UnaryOperator<ListState>> change, Runnable again) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.change = change;
        this.again = again;
        boards = desk.boards().of(type.name());
        presentation = new Segmented<Boolean>(
                        on -> change.accept(state -> on ? state.asBoard(state.board()) : state.asTable()))
                .with(false, reader.text("ui.board.as-table"))
                .with(true, reader.text("ui.board.as-board"));
        presentation.addClassName("tw-desk-only");
        presentation.getElement().setAttribute("aria-label", reader.text("ui.board.as"));
        choice = Buttons.small(Buttons.quiet("", "chevron-down", () -> {}));
        choice.setIconAfterText(true);
        choice.setTooltipText(reader.text("ui.board.choose"));
        choice.addClassName("tw-board-choice");
        pop = new Pop(choice, "tw-pop-boards", this::content);
        totals = new BoardTotals(desk, reader, type, filter -> change.accept(state -> state.with(filter)));
    }

    /** Rows or board. */
    Component presentation() {
        return presentation;
    }

    /** Rows or board, where there is no room for a switch. */
    void offer(MoreMenu menu) {
        if (!boards.isEmpty()) {
            menu.with("list", reader.text("ui.board.show-table"), () -> change.accept(ListState::asTable));
            menu.with(
                    "kanban",
                    reader.text("ui.board.show-board"),
                    () -> change.accept(state -> state.asBoard(state.board())));
        }
    }

    /** Which board. */
    Component choice() {
        return choice;
    }

    Component totals() {
        return totals;
    }

    /** The board that the state asks for, if there is one. */
    Optional<Board> board() {
        return Optional.ofNullable(board);
    }

    /** Finds out what the state's list is to be shown as. */
    void show(ListState state) {
        if (state.onBoard()) {
            boards = desk.boards().of(type.name());
        }
        board = state.onBoard() && !boards.isEmpty() ? chosen(state.board()) : null;
        presentation.select(board != null);
        presentation.setVisible(!boards.isEmpty() && !state.bin());
        choice.setVisible(board != null && boards.size() > 1);
        choice.setText(board == null ? "" : board.name());
        totals.setVisible(board != null);
    }

    private Board chosen(String id) {
        return boards.stream().filter(one -> one.id().equals(id)).findFirst().orElseGet(boards::getFirst);
    }

    /** The board itself, made when it is first wanted. */
    Optional<ListContent> shown() {
        Board wanted = board;
        if (wanted == null) {
            return Optional.empty();
        }
        BoardBody shown = body == null ? new BoardBody(desk, reader, type, wanted, totals) : body;
        body = shown;
        shown.choose(wanted);
        wanted.drawnFrom().stream()
                .filter(followed::add)
                .forEach(other -> Notices.follow(desk, other, totals, changes -> again.run()));
        return Optional.of(shown);
    }

    private Component content() {
        Div rows = new Div();
        rows.addClassName("tw-pop-rows");
        boards.forEach(each -> rows.add(line(each)));
        return new Div(rows);
    }

    private NativeButton line(Board each) {
        NativeButton line = Buttons.bare("", () -> {
            pop.close();
            change.accept(state -> state.asBoard(each.id()));
        });
        line.addClassNames("tw-pop-row", "tw-view-line");
        Span name = new Span(each.name());
        name.addClassName("tw-view-name");
        line.add(Icons.small("kanban"), name);
        if (board != null && each.id().equals(board.id())) {
            line.getElement().setAttribute("aria-current", "true");
        }
        return line;
    }
}
