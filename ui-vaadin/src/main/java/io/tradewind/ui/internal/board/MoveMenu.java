package io.tradewind.ui.internal.board;

import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.board.BoardColumn.Kind;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The columns that a card can go to, as a list: for keys, fingers and screen readers. */
final class MoveMenu extends Dialog {
    private static final long serialVersionUID = 1L;

    private boolean chosen;

    /**
     * A column.
     *
     * @param why it is closed; empty: it is open
     * @param note what is to be known before; may be empty
     */
    record Choice(String title, Kind kind, String why, String note, Runnable go) {}

    /** @param closed called when it was left without a choice */
    MoveMenu(Reader reader, String title, List<Choice> choices, Runnable closed) {
        super(reader.text("ui.board.move.title", title));
        addClassName("tw-board-menu");
        setWidth("380px");
        Div rows = new Div();
        rows.addClassName("tw-pop-rows");
        choices.forEach(choice -> rows.add(row(choice)));
        add(rows);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                getElement()
                        .executeJs(
                                "setTimeout(() => this.querySelector('.tw-board-target:not([aria-disabled])')?.focus(), 100)");
            } else if (!chosen) {
                closed.run();
            }
        });
    }

    private NativeButton row(Choice choice) {
        boolean open = choice.why().isEmpty();
        NativeButton row = Buttons.bare("", () -> {
            if (open) {
                chosen = true;
                close();
                choice.go().run();
            }
        });
        row.addClassName("tw-board-target");
        Span words = new Span(new Span(choice.title()));
        words.addClassName("tw-board-target-words");
        String more = open ? choice.note() : choice.why();
        if (!more.isEmpty()) {
            Span line = new Span(more);
            line.addClassName("tw-board-target-why");
            words.add(line);
        }
        row.add(Icons.of(icon(choice.kind())), words);
        row.addClassName("tw-board-target-" + choice.kind().name().toLowerCase(Locale.ROOT));
        if (!open) {
            row.getElement().setAttribute("aria-disabled", "true");
        }
        return row;
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case OPEN -> "arrow-right";
            case WON -> "trophy";
            case LOST -> "circle-x";
            case HOLD -> "hourglass";
        };
    }
}
