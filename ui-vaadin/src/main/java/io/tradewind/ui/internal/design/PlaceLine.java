package io.tradewind.ui.internal.design;

import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.MoreMenu;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** A field in its group: how wide, hidden or not, and where to. */
final class PlaceLine extends Div {
    private static final long serialVersionUID = 1L;

    /** Where a line is sent. */
    interface Moves {
        /** @param step -1 further up, 1 further down; over the edge of its group into the next one */
        void move(PlaceLine line, int step);

        void into(PlaceLine line, String group);

        void changed();
    }

    private final transient Reader reader;
    private final transient FieldSpec field;
    private final transient Moves moves;
    private final Span title = new Span();
    private final Div marks = new Div();
    private final Button width;
    private final Button eye;
    private final Button up;
    private final Button down;
    private final Div menu = new Div();
    private boolean wide;
    private boolean hidden;

    PlaceLine(Reader reader, String label, FieldSpec field, FieldPlace place, Moves moves) {
        this.reader = reader;
        this.field = field;
        this.moves = moves;
        wide = place.wide();
        hidden = place.hidden();
        addClassName("tw-place");
        getElement().setAttribute("data-field", field.name());
        title.setText(label);
        title.addClassName("tw-place-title");
        marks.addClassName("tw-place-marks");
        menu.addClassName("tw-place-menu");
        width = button(() -> wide = !wide);
        eye = button(() -> hidden = !hidden);
        up = Buttons.small(Buttons.icon("arrow-up", reader.text("ui.layouts.up", label), () -> step(-1)));
        down = Buttons.small(Buttons.icon("arrow-down", reader.text("ui.layouts.down", label), () -> step(1)));
        Div buttons = new Div(width, eye, up, down, menu);
        buttons.addClassName("tw-place-buttons");
        add(Icons.small("grip-vertical"), Icons.of(KindIcons.of(field.kind())), title, marks, buttons);
        sum();
    }

    private Button button(Runnable change) {
        return Buttons.small(Buttons.icon("eye", "", () -> {
            change.run();
            sum();
            moves.changed();
        }));
    }

    /** The button keeps the focus: it can be pressed again. */
    private void step(int by) {
        moves.move(this, by);
        (by < 0 ? up : down).focus();
    }

    private void sum() {
        show(width, wide ? "maximize-2" : "columns-3", wide ? "ui.layouts.full" : "ui.layouts.half");
        show(eye, hidden ? "eye-off" : "eye", hidden ? "ui.layouts.hidden" : "ui.layouts.shown");
        getElement().getClassList().set("tw-place-hidden", hidden);
        marks.removeAll();
        if (field.is(Trait.REQUIRED)) {
            marks.add(new Pill(reader.text("ui.designs.trait.REQUIRED"), Tone.GRAY));
        } else if (field.is(Trait.READ_ONLY)) {
            marks.add(new Pill(reader.text("ui.layouts.page-only"), Tone.GRAY));
        }
        if (hidden) {
            marks.add(new Pill(reader.text("ui.layouts.is-hidden"), Tone.AMBER));
        }
    }

    private void show(Button button, String icon, String words) {
        String said = reader.text(words, title.getText());
        button.setIcon(Icons.of(icon));
        button.setAriaLabel(said);
        button.setTooltipText(said);
    }

    /** @param groups keys and words of the groups it may go to */
    void offer(Map<String, String> groups) {
        MoreMenu fresh = new MoreMenu();
        Consumer<Map.Entry<String, String>> item = group -> fresh.with(
                "arrow-right",
                reader.text("ui.layouts.move", group.getValue()),
                () -> moves.into(this, group.getKey()));
        groups.entrySet().forEach(item);
        menu.removeAll();
        if (!groups.isEmpty()) {
            menu.add(fresh);
        }
    }

    FieldPlace place() {
        return new FieldPlace(field.name(), wide, hidden);
    }

    String label() {
        return title.getText();
    }

    void complain(String words) {
        marks.add(new Pill(words, Tone.RED, "circle-alert"));
        scrollIntoView();
    }

    void praise() {
        sum();
    }
}
