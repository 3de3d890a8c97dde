package io.tradewind.ui.internal.list;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Fields;
import io.tradewind.ui.kit.FilterChip;
import io.tradewind.ui.kit.Reader;

/** The conditions of a list as sentences, each removable, and the way to add one: field first, then its value. */
final class FilterBar extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient FilterWords words;
    private final transient java.util.function.Consumer<UnaryOperator<ListState>> change;
    private final Button more;
    private final transient Pop pop;

    /** @param change applies a step to the list's state */
    FilterBar(Desk desk, Reader reader, TypeView type, java.util.function.Consumer<UnaryOperator<ListState>> change) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.words = new FilterWords(desk, reader);
        this.change = change;
        addClassName("tw-filters");
        more = Buttons.small(Buttons.quiet(reader.text("ui.filter.add"), "plus", () -> {}));
        pop = new Pop(more, "tw-pop-fields", this::fieldChoice);
        add(more);
    }

    void show(ListState state) {
        getChildren().filter(FilterChip.class::isInstance).toList().forEach(Component::removeFromParent);
        for (int i = 0; i < state.filters().size(); i++) {
            addComponentAtIndex(i, chip(state.filters().get(i)));
        }
    }

    private FilterChip chip(Filter filter) {
        FilterChip[] self = new FilterChip[1];
        FilterChip chip = new FilterChip(
                words.field(type.type(), filter),
                words.relation(type.type(), filter),
                words.value(type.type(), filter),
                () -> edit(self[0], filter),
                () -> change.accept(state -> state.without(filter)));
        self[0] = chip;
        return chip;
    }

    private void edit(FilterChip chip, Filter filter) {
        if (FilterWords.isSegment(filter)) {
            Pop[] at = new Pop[1];
            at[0] = new Pop(chip, "tw-pop-filter", () -> segments(at, filter));
            at[0].open();
            return;
        }
        TypeFields.find(type.type(), filter.field()).ifPresent(field -> {
            Pop[] at = new Pop[1];
            at[0] = new Pop(chip, "tw-pop-filter", () -> editor(field, filter, at));
            at[0].open();
        });
    }

    private Component editor(FieldSpec field, @Nullable Filter present, Pop[] at) {
        return new FilterEditor(desk, reader, type.type(), field, present, filter -> apply(at, present, filter));
    }

    /** Opens the choice of a field, for the keyboard. */
    void open() {
        pop.open();
    }

    private Component fieldChoice() {
        Div rows = new Div();
        rows.addClassName("tw-pop-rows");
        var search = Fields.search(reader.text("ui.filter.find-field"), typed -> fill(rows, typed));
        search.setAutofocus(true);
        fill(rows, "");
        return new Div(search, rows);
    }

    private void fill(Div rows, String typed) {
        rows.removeAll();
        List<FieldSpec> fields = TypeFields.all(type.type()).stream()
                .filter(field ->
                        field.is(Trait.FILTERABLE) && !Operators.of(field).isEmpty())
                .filter(field -> label(field).toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .toList();
        fields.forEach(field -> rows.add(row(field)));
        boolean segments = label(RecordQuery.SEGMENT).toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT))
                && !SegmentChoice.of(desk, type.name()).isEmpty();
        if (segments) {
            rows.add(segmentRow());
        }
        if (fields.isEmpty() && !segments) {
            Span none = new Span(reader.text("ui.filter.no-field"));
            none.addClassName("tw-quiet");
            rows.add(none);
        }
    }

    private NativeButton segmentRow() {
        NativeButton row = Buttons.bare(label(RecordQuery.SEGMENT), () -> {
            Div step = new Div(new Span(label(RecordQuery.SEGMENT)), segments(new Pop[] {pop}, null));
            step.addClassName("tw-pop-step");
            pop.show(step);
        });
        row.addClassName("tw-pop-row");
        return row;
    }

    private Component segments(Pop[] at, @Nullable Filter present) {
        return new SegmentChoice(desk, reader, type.name(), segment -> apply(at, present, segment));
    }

    private void apply(Pop[] at, @Nullable Filter present, Filter filter) {
        at[0].close();
        change.accept(state -> present == null ? state.with(filter) : state.with(present, filter));
    }

    private NativeButton row(FieldSpec field) {
        NativeButton row = Buttons.bare(label(field), () -> {
            Div step = new Div(new Span(label(field)), editor(field, null, new Pop[] {pop}));
            step.addClassName("tw-pop-step");
            pop.show(step);
        });
        row.addClassName("tw-pop-row");
        return row;
    }

    private String label(FieldSpec field) {
        return label(field.name());
    }

    private String label(String field) {
        return reader.field(type.name(), field);
    }
}
