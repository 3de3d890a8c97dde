package io.tradewind.ui.internal.shell;

import java.util.List;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.search.Search.Mark;
import io.tradewind.search.Search.Marked;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;

/**
 * One line of the palette that can be chosen.
 *
 * @param label what the context is; empty: nothing in particular
 * @param context what else there is to say
 * @param stays whether the palette stays open when it is chosen
 */
record PaletteRow(Marked words, String icon, String label, Marked context, boolean stays, Runnable run) {
    static PaletteRow of(String words, String icon, String context, Runnable run) {
        return new PaletteRow(plain(words), icon, "", plain(context), false, run);
    }

    static Marked plain(String text) {
        return new Marked(text, List.of());
    }

    /** The same with other words, or the same words marked. */
    PaletteRow words(Marked other) {
        return new PaletteRow(other, icon, label, context, stays, run);
    }

    NativeButton button(Runnable close) {
        var text = shown(words, "tw-palette-text");
        var end = shown(context, "tw-palette-context");
        if (!label.isEmpty()) {
            end.addComponentAsFirst(new Span(label));
        }
        var button = Buttons.bare("", () -> {
            if (!stays) {
                close.run();
            }
            run.run();
        });
        button.addClassName("tw-palette-row");
        button.setClassName("tw-palette-more", stays);
        button.getElement().setAttribute("tabindex", "-1");
        button.add(Icons.of(icon), text, end);
        return button;
    }

    private static Span shown(Marked marked, String style) {
        var shown = new Span();
        shown.addClassName(style);
        var at = 0;
        for (Mark mark : marked.marks()) {
            var found = new Span(marked.text().substring(mark.begin(), mark.end()));
            found.addClassName("tw-palette-mark");
            shown.add(new Text(marked.text().substring(at, mark.begin())), found);
            at = mark.end();
        }
        shown.add(new Text(marked.text().substring(at)));
        return shown;
    }
}
