package io.tradewind.ui.internal.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;

import io.tradewind.custom.Label;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldPlace;
import io.tradewind.text.Texts;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** A group while it is arranged: its heading in both languages, and its fields. */
final class GroupCard extends Div {
    private static final long serialVersionUID = 1L;

    /** What is done with a whole group. */
    interface Moves {
        void move(GroupCard card, int step);

        void remove(GroupCard card);

        void changed();
    }

    private final String key;
    private final transient Label delivered;
    private final transient LabelInputs label;
    private final Checkbox folded;
    private final Div lines = new Div();
    private final transient List<PlaceLine> places = new ArrayList<>();
    /** Places of fields that are away. */
    private final transient List<FieldPlace> away = new ArrayList<>();

    GroupCard(Reader reader, Texts texts, String type, FieldGroup group, Moves moves) {
        key = group.key();
        delivered = new Label(words(texts, Locale.CHINESE, type), words(texts, Locale.ENGLISH, type));
        boolean own = !group.zh().isEmpty() || !group.en().isEmpty();
        label = new LabelInputs(
                reader, reader.text("ui.designs.group"), 100, own ? new Label(group.zh(), group.en()) : delivered);
        label.onChange(moves::changed);
        folded = new Checkbox(reader.text("ui.layouts.folded"), group.folded());
        folded.addValueChangeListener(change -> moves.changed());
        Div buttons = new Div(
                folded,
                Buttons.small(Buttons.icon("arrow-up", reader.text("ui.layouts.group.up"), () -> moves.move(this, -1))),
                Buttons.small(
                        Buttons.icon("arrow-down", reader.text("ui.layouts.group.down"), () -> moves.move(this, 1))),
                Buttons.small(
                        Buttons.icon("trash-2", reader.text("ui.layouts.group.remove"), () -> moves.remove(this))));
        buttons.addClassName("tw-group-buttons");
        Div head = new Div(label.first(), label.second(), buttons);
        head.addClassName("tw-group-head");
        lines.addClassName("tw-places");
        addClassNames("tw-card", "tw-group-card");
        getElement().setAttribute("data-group", key);
        add(head, lines);
    }

    /** What the texts say; a key alone is no heading, but better than none. */
    private String words(Texts texts, Locale locale, String type) {
        return texts.find(locale, type + ".group." + key)
                .or(() -> texts.find(locale, "record.group." + key))
                .orElse("");
    }

    static FieldGroup fresh() {
        return FieldGroup.of("g" + Long.toString(System.nanoTime(), 36), List.of());
    }

    void focus() {
        label.first().focus();
    }

    String key() {
        return key;
    }

    /** The heading for a reader. */
    String words(Reader reader) {
        String words = label.label().text(reader.locale());
        return words.isEmpty() ? key : words;
    }

    List<PlaceLine> places() {
        return places;
    }

    void onDrop(Consumer<PlaceLine> dropped) {
        DropTarget.create(this)
                .addDropListener(drop -> drop.getDragSourceComponent()
                        .filter(PlaceLine.class::isInstance)
                        .map(PlaceLine.class::cast)
                        .ifPresent(dropped));
    }

    /** @param index at most the number of lines */
    void put(int index, PlaceLine line) {
        places.add(index, line);
        lines.addComponentAtIndex(index, line);
    }

    void take(PlaceLine line) {
        places.remove(line);
        lines.remove(line);
    }

    /** Keeps the place of a field that is not there now. */
    void keep(FieldPlace place) {
        away.add(place);
    }

    List<FieldPlace> away() {
        return away;
    }

    FieldGroup group() {
        Label said = label.label();
        boolean own = !said.equals(delivered);
        return new FieldGroup(
                key,
                own ? said.zh() : "",
                own ? said.en() : "",
                folded.getValue(),
                Stream.concat(places.stream().map(PlaceLine::place), away.stream())
                        .toList());
    }

    void complain(String words) {
        label.complain(words);
        scrollIntoView();
    }

    void praise() {
        label.praise();
        places.forEach(PlaceLine::praise);
    }
}
