package io.tradewind.ui.internal.record;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** The keys that a screen knows now. */
final class KeyMap extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader = Reader.current();
    private final Div rows = new Div();

    /**
     * @param here keys of the screen and what they do, a line each, with a tab between
     * @param grid whether the screen has rows
     * @param board whether it has cards
     */
    KeyMap(String here, boolean grid, boolean board) {
        setHeaderTitle(reader.text("ui.keys"));
        setWidth("440px");
        rows.addClassName("tw-keys");
        if (!here.isBlank()) {
            head("ui.keys.here");
            here.lines()
                    .map(line -> line.split("\t", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> row(parts[1], parts[0]));
        }
        if (grid) {
            head("ui.keys.list");
            row(reader.text("ui.keys.move"), "←", "↑", "→", "↓");
            row(reader.text("ui.keys.edit"), "Enter", "F2");
            row(reader.text("ui.keys.tab"), "Tab");
            row(reader.text("ui.keys.tick"), "Space");
        }
        if (board) {
            head("ui.board.as-board");
            row(reader.text("ui.board.keys.step"), "←", "↑", "→", "↓");
            row(reader.text("ui.board.keys.open"), "Enter");
            row(reader.text("ui.board.keys.move"), "M");
        }
        head("ui.keys.everywhere");
        row(reader.text("ui.keys.palette"), "Ctrl/⌘", "K");
        row(reader.text("ui.keys.leave"), "Esc");
        row(reader.text("ui.keys.help"), "?");
        add(rows);
        getFooter().add(Buttons.plain(reader.text("ui.close"), this::close));
    }

    private void head(String words) {
        rows.add(new H3(reader.text(words)));
    }

    private void row(String words, String... keys) {
        Span caps = new Span();
        for (String key : keys) {
            Span cap = new Span(key);
            cap.addClassName("tw-key-cap");
            caps.add(cap);
        }
        rows.add(caps, new Span(words));
    }
}
