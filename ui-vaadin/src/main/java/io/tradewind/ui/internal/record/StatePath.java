package io.tradewind.ui.internal.record;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The way of a record through its states, as arrows: those behind it, the present one, those ahead. */
final class StatePath extends OrderedList {
    private static final long serialVersionUID = 1L;
    private static final int SHORTEST = 4;

    private StatePath(Reader reader, TypeSpec type, FieldSpec field, String state) {
        addClassName("tw-path");
        List<String> states = field.values();
        int now = states.indexOf(state);
        for (int i = 0; i < states.size(); i++) {
            ListItem step = new ListItem();
            step.addClassName(i < now ? "tw-path-done" : i == now ? "tw-path-current" : "tw-path-ahead");
            if (i < now) {
                step.add(Icons.small("check"));
            }
            if (i == now) {
                step.getElement().setAttribute("aria-current", "step");
            }
            step.add(new Span(reader.value(type.name(), field.name(), states.get(i))));
            add(step);
        }
    }

    /** For types whose states are a way; two or three states are no way, the pill says them. */
    static Optional<StatePath> of(Reader reader, TypeSpec type, RecordView record) {
        return type.field(type.stateField())
                .filter(field -> field.values().size() >= SHORTEST)
                .flatMap(field -> record.text(field.name()).map(state -> new StatePath(reader, type, field, state)));
    }
}
