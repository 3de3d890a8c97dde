package io.tradewind.ui.internal.list;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

import io.tradewind.access.Verb;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.TypeWords;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** What an empty list says: that there is nothing yet, that nothing fits, or that nothing was deleted. */
final class NothingHere extends Div {
    private static final long serialVersionUID = 1L;

    NothingHere(Reader reader, TypeView type, ListState state, Runnable create, Runnable clear) {
        addClassName("tw-nothing");
        String plural = TypeWords.many(reader, type.name());
        if (!state.unfiltered()) {
            add(new EmptyState(
                            "search",
                            Tone.GRAY,
                            reader.text("ui.list.none-fit", plural),
                            reader.text("ui.list.none-fit.words"))
                    .actions(Buttons.plain(reader.text("ui.list.clear-filters"), "x", clear)));
        } else if (state.bin()) {
            add(new EmptyState(
                    "trash-2", Tone.GRAY, reader.text("ui.list.bin-empty"), reader.text("ui.list.bin-empty.words")));
        } else if (type.may(Verb.CREATE)) {
            add(new EmptyState(
                            type.type().icon(),
                            Tone.ACCENT,
                            reader.text("ui.list.none", plural),
                            reader.text("ui.list.none.words"))
                    .actions(
                            Buttons.primary(
                                    reader.text("ui.list.new", TypeWords.one(reader, type.name())), "plus", create),
                            Buttons.plain(
                                    reader.text("ui.list.import"),
                                    "upload",
                                    () -> UI.getCurrent().navigate(type.name() + "/import"))));
        } else {
            add(new EmptyState(
                    type.type().icon(),
                    Tone.GRAY,
                    reader.text("ui.list.none", plural),
                    reader.text("ui.list.none-visible")));
        }
    }
}
