package io.tradewind.ui.internal.custom;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.FieldKind;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** All kinds side by side, one of them on. */
final class KindChoice extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Map<FieldKind, NativeButton> tiles = new EnumMap<>(FieldKind.class);

    KindChoice(Reader reader, Consumer<FieldKind> chosen) {
        addClassName("tw-kinds");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", reader.text("ui.fields.kind"));
        for (FieldKind kind : Kinds.ALL) {
            var tile = new NativeButton("", click -> {
                select(kind);
                chosen.accept(kind);
            });
            tile.addClassName("tw-kind");
            tile.add(Icons.of(Kinds.icon(kind)), new Span(Kinds.words(reader, kind)));
            tiles.put(kind, tile);
            add(tile);
        }
    }

    void select(FieldKind kind) {
        tiles.forEach((other, tile) -> tile.getElement().setAttribute("aria-pressed", Boolean.toString(other == kind)));
    }
}
