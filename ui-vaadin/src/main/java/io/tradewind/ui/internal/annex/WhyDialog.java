package io.tradewind.ui.internal.annex;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.record.Explanation;
import io.tradewind.record.Explanation.Permission;
import io.tradewind.record.Explanations;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Asks for a person and tells why they can or cannot see the record, what else they may do, and which fields stay closed. */
final class WhyDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int OFFERED = 20;

    private final transient Desk desk;
    private final transient Explanations explanations;
    private final transient Reader reader;
    private final transient RecordView record;
    private final Div told = new Div();

    private record Person(String id, String name) {}

    WhyDialog(Desk desk, Explanations explanations, Reader reader, RecordView record) {
        super(reader.text("ui.why.title", record.title()));
        this.desk = desk;
        this.explanations = explanations;
        this.reader = reader;
        this.record = record;
        addClassName("tw-why");
        setWidth("560px");
        ComboBox<Person> person = new ComboBox<>();
        person.setPlaceholder(reader.text("ui.why.person"));
        person.setAriaLabel(reader.text("ui.why.person"));
        person.setWidthFull();
        person.setItemLabelGenerator(Person::name);
        person.setItems(query ->
                query.getOffset() == 0 ? people(query.getFilter().orElse("")).limit(query.getLimit()) : Stream.empty());
        person.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                explain(change.getValue());
            }
        });
        told.addClassName("tw-why-told");
        told.getElement().setAttribute("role", "status");
        Span hint = new Span(reader.text("ui.why.hint"));
        hint.addClassName("tw-quiet");
        told.add(hint);
        add(person, told);
        Span space = new Span();
        space.addClassName("tw-space");
        getFooter().add(space, Buttons.plain(reader.text("ui.close"), this::close));
        person.focus();
    }

    private Stream<Person> people(String words) {
        try {
            return desk.records().suggest("users", words, OFFERED).stream()
                    .map(one -> new Person(one.id(), one.title()));
        } catch (TradewindException mayNotRead) {
            return Stream.empty();
        }
    }

    private void explain(Person person) {
        told.removeAll();
        try {
            show(explanations.explain(record.ref(), person.id(), reader.locale()));
        } catch (TradewindException refused) {
            told.add(new Notice(Tone.AMBER, reader.problem(refused)));
        }
    }

    private void show(Explanation why) {
        String name = reader.show(why.user());
        told.add(new Notice(
                why.reads() ? Tone.GREEN : Tone.AMBER, reader.text(why.reads() ? "ui.why.yes" : "ui.why.no", name)));
        told.add(rows(why.reasons().stream()
                .sorted(Comparator.comparing(reason -> !reason.opens()))
                .map(reason -> row(reason.opens(), "", reason.words()))
                .toList()));
        if (why.reads()) {
            told.add(new H3(reader.text("ui.why.else")));
            told.add(rows(why.verbs().stream().map(this::verb).toList()));
        }
        if (!why.fields().isEmpty()) {
            told.add(new H3(reader.text("ui.why.fields")));
            told.add(rows(why.fields().stream()
                    .map(field -> row(
                            field.reads() ? "pencil" : "eye-off",
                            "",
                            reader.field(why.record().type(), field.field()),
                            field.words()))
                    .toList()));
        }
    }

    private Component verb(Permission permission) {
        return row(
                permission.granted(),
                reader.text("roles.field." + permission.verb().name().toLowerCase(Locale.ROOT)),
                permission.words());
    }

    private static Component rows(List<Component> parts) {
        Div rows = new Div(parts.toArray(Component[]::new));
        rows.addClassName("tw-why-rows");
        return rows;
    }

    private static Component row(boolean yes, String title, String words) {
        return row(yes ? "check" : "x", yes ? "tw-why-on" : "tw-why-off", title, words);
    }

    private static Component row(String icon, String style, String title, String words) {
        Span sign = new Span(Icons.of(icon));
        sign.addClassName("tw-why-sign");
        if (!style.isEmpty()) {
            sign.addClassName(style);
        }
        Div text = new Div();
        text.addClassName("tw-why-text");
        if (!title.isEmpty()) {
            Span name = new Span(title);
            name.addClassName("tw-why-name");
            text.add(name);
        }
        text.add(new Span(words));
        Div row = new Div(sign, text);
        row.addClassName("tw-why-row");
        return row;
    }
}
