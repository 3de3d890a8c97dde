package io.tradewind.ui.internal.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/**
 * Rows of inputs that can be added and removed.
 *
 * @param <L> the inputs of a row
 */
final class Lines<L> extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader;
    private final transient Function<L, List<? extends Component>> inputs;
    private final transient Runnable changed;
    private final transient List<L> lines = new ArrayList<>();
    private final Div rows = new Div();

    /** @param inputs of a line, from left to right */
    Lines(
            Reader reader,
            String addWords,
            Function<L, List<? extends Component>> inputs,
            java.util.function.Supplier<L> fresh,
            Runnable changed) {
        this.reader = reader;
        this.inputs = inputs;
        this.changed = changed;
        rows.addClassName("tw-lines-rows");
        addClassName("tw-lines");
        add(rows, Buttons.small(Buttons.quiet(addWords, "plus", () -> {
            add(fresh.get());
            changed.run();
        })));
    }

    void add(L line) {
        Div row = new Div();
        row.addClassName("tw-lines-row");
        inputs.apply(line).forEach(row::add);
        row.add(Buttons.small(Buttons.icon("x", reader.text("ui.designs.remove"), () -> {
            lines.remove(line);
            row.removeFromParent();
            changed.run();
        })));
        lines.add(line);
        rows.add(row);
    }

    List<L> all() {
        return List.copyOf(lines);
    }
}
