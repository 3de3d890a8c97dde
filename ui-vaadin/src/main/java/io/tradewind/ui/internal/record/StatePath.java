package io.tradewind.ui.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

import io.tradewind.page.PathStep;
import io.tradewind.page.PathStep.Standing;
import io.tradewind.page.PathStep.Way;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** The way of a record through its stages or states, as arrows: those behind it, the present one, those ahead. */
final class StatePath extends OrderedList {
    private static final long serialVersionUID = 1L;
    private static final int SHORTEST = 4;

    /** States beside the way: whoever is there is not on it. */
    private static final Set<String> ASIDE = Set.of(
            "POOL", "DISQUALIFIED", "DROPPED", "LOST", "CANCELLED", "REJECTED", "DECLINED", "EXPIRED", "SUPERSEDED");

    private StatePath(List<PathStep> steps, Predicate<Way> open, Consumer<Way> go) {
        addClassName("tw-path");
        steps.forEach(step -> add(item(step, open, go)));
    }

    private static ListItem item(PathStep step, Predicate<Way> open, Consumer<Way> go) {
        ListItem item = new ListItem();
        item.addClassName(
                switch (step.standing()) {
                    case DONE -> "tw-path-done";
                    case CURRENT -> "tw-path-current";
                    case AHEAD -> "tw-path-ahead";
                    case FAILED -> "tw-path-failed";
                });
        if (step.standing() == Standing.DONE) {
            item.add(Icons.small("check"));
        } else if (step.standing() != Standing.AHEAD) {
            item.getElement().setAttribute("aria-current", "step");
        }
        Way way = step.way();
        if (way != null && open.test(way)) {
            NativeButton button = new NativeButton(step.text(), click -> go.accept(way));
            item.add(button);
        } else {
            item.add(new Span(step.text()));
        }
        if (!step.note().isEmpty()) {
            Span note = new Span(step.note());
            note.addClassName("tw-path-note");
            item.add(note);
        }
        return item;
    }

    /**
     * As its stage tells it; else for types whose states are a way: two or three states are no way, the pill says them.
     *
     * @param go takes the record to a step that is open to it
     */
    static Optional<StatePath> of(
            Reader reader, TypeSpec type, RecordView record, List<PathStep> told, Consumer<Way> go) {
        return told.isEmpty()
                ? ofStates(reader, type, record)
                : Optional.of(new StatePath(told, way -> record.allows(way.action()), go));
    }

    private static Optional<StatePath> ofStates(Reader reader, TypeSpec type, RecordView record) {
        return type.field(type.stateField())
                .filter(field -> field.values().size() >= SHORTEST)
                .flatMap(field -> record.text(field.name())
                        .filter(way(field)::contains)
                        .map(state -> new StatePath(steps(reader, type, field, state), way -> false, way -> {})));
    }

    private static List<PathStep> steps(Reader reader, TypeSpec type, FieldSpec field, String state) {
        List<String> states = way(field);
        int now = states.indexOf(state);
        List<PathStep> steps = new ArrayList<>();
        for (String each : states) {
            Standing standing =
                    steps.size() < now ? Standing.DONE : steps.size() == now ? Standing.CURRENT : Standing.AHEAD;
            steps.add(new PathStep(reader.value(type.name(), field.name(), each), "", standing, null));
        }
        return steps;
    }

    private static List<String> way(FieldSpec field) {
        return field.values().stream().filter(state -> !ASIDE.contains(state)).toList();
    }
}
