package io.tradewind.ui.internal.shell;

import java.util.List;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;

/** Records of all types under one heading, with their types and when it was. */
final class RecalledPanel {
    private RecalledPanel() {}

    /** @param nothing what to say if there are none */
    static Panel of(Reader reader, String title, List<Recalls.Place> places, String nothing) {
        var rows = new Div();
        rows.addClassName("tw-rows");
        places.forEach(place -> rows.add(row(reader, place)));
        if (places.isEmpty()) {
            var empty = new Div(nothing);
            empty.addClassName("tw-rows-empty");
            rows.add(empty);
        }
        return new Panel(title, rows);
    }

    private static NativeButton row(Reader reader, Recalls.Place place) {
        var name = new Span(place.title());
        name.addClassName("tw-row-name");
        var type = new Span(Icons.small(place.icon()), new Span(reader.one(place.type())));
        type.addClassName("tw-row-type");
        var when = new Span(reader.ago(place.record().at()));
        when.addClassName("tw-row-end");
        var row = Buttons.bare("", () -> UI.getCurrent().navigate(place.path()));
        row.addClassName("tw-row");
        row.add(Logo.of(place.title()), name, type, when);
        return row;
    }
}
