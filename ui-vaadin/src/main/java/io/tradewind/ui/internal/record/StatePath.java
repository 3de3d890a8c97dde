package io.tradewind.ui.internal.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    /** States beside the way: whoever is there is not on it. */
    private static final Set<String> ASIDE = Set.of(
            "POOL", "DISQUALIFIED", "DROPPED", "LOST", "CANCELLED", "REJECTED", "DECLINED", "EXPIRED", "SUPERSEDED");

    private StatePath(Reader reader, TypeSpec type, FieldSpec field, String state) {
        addClassName("tw-path");
        List<String> states = way(field);
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

    private static List<String> way(FieldSpec field) {
        return field.values().stream().filter(state -> !ASIDE.contains(state)).toList();
    }

    /** For types whose states are a way; two or three states are no way, the pill says them. */
    static Optional<StatePath> of(Reader reader, TypeSpec type, RecordView record) {
        return type.field(type.stateField())
                .filter(field -> field.values().size() >= SHORTEST)
                .flatMap(field -> record.text(field.name())
                        .filter(way(field)::contains)
                        .map(state -> new StatePath(reader, type, field, state)));
    }
}
