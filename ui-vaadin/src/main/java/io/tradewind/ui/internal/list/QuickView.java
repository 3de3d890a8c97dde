package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Actions;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Star;
import io.tradewind.ui.internal.record.Timeline;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.record.Values;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.KeyValues;
import io.tradewind.ui.kit.Logo;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.SidePanel;

/** A record at a glance beside its list: key fields, key actions, neighbours. */
final class QuickView {
    private static final int FIELDS = 12;
    private static final int EVENTS = 4;

    private final Desk desk;
    private final Reader reader;
    private final TypeSpec type;
    private final Values values;
    private final SidePanel panel;
    private final IntConsumer step;
    private Optional<RecordRef> shown = Optional.empty();

    /** @param step goes to the next (1) or former (-1) row */
    QuickView(Desk desk, Reader reader, TypeSpec type, IntConsumer step, Runnable closed) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.values = new Values(desk.lists(), reader);
        this.step = step;
        this.panel = new SidePanel(() -> {
            shown = Optional.empty();
            closed.run();
        });
    }

    SidePanel panel() {
        return panel;
    }

    Optional<RecordRef> shown() {
        return shown;
    }

    void close() {
        panel.close();
    }

    /** @param place where it stands in the list, in words */
    void show(RecordRef ref, String place) {
        RecordView record;
        try {
            record = desk.records().read(ref);
        } catch (TradewindException gone) {
            close();
            return;
        }
        shown = Optional.of(ref);
        Component[] head = {
            Buttons.small(Buttons.icon("chevron-up", reader.text("ui.list.former"), () -> step.accept(-1))),
            Buttons.small(Buttons.icon("chevron-down", reader.text("ui.list.next"), () -> step.accept(1))),
            quiet(place),
            Buttons.small(new Star(desk, reader, ref))
        };
        panel.open(head, content(record), foot(record));
    }

    private static Span quiet(String words) {
        Span span = new Span(words);
        span.addClassName("tw-count");
        return span;
    }

    private Component[] foot(RecordView record) {
        List<Component> parts = new ArrayList<>(
                new Actions(desk, reader, type, () -> record, after -> show(after.ref(), "")).buttons(record, 2));
        Span space = new Span();
        space.addClassName("tw-space");
        parts.add(space);
        parts.add(Buttons.plain(reader.text("ui.list.open"), "arrow-right", () -> open(record.ref())));
        return parts.toArray(Component[]::new);
    }

    private static void open(RecordRef ref) {
        UI.getCurrent().navigate(ref.toString());
    }

    private Component content(RecordView record) {
        H2 title = new H2(record.title());
        Span number = quiet(record.text("number").orElse(""));
        Div names = new Div(title, number);
        names.addClassName("tw-quick-names");
        Div head = new Div(Logo.large(record.title()), names);
        head.addClassName("tw-quick-head");
        KeyValues rows = new KeyValues();
        fields(record)
                .forEach(field -> rows.row(
                        reader.field(type.name(), field.name()),
                        values.shown(type.name(), field, record.value(field.name()))));
        Div content = new Div(head, rows);
        content.addClassName("tw-quick");
        content.add(new Timeline(desk, reader, type, record.ref(), EVENTS));
        return content;
    }

    /** The listed fields first, then others that are set. */
    private List<FieldSpec> fields(RecordView record) {
        List<String> listed = TypeFields.listed(type);
        List<FieldSpec> all = TypeFields.all(type).stream()
                .filter(field ->
                        !field.name().equals(type.titleField()) && !field.name().equals("number"))
                .filter(field -> listed.contains(field.name())
                        || (record.value(field.name()) != null && !type.hides(field.name())))
                .toList();
        return all.stream()
                .sorted(java.util.Comparator.comparingInt(field -> {
                    int place = listed.indexOf(field.name());
                    return place < 0 ? listed.size() : place;
                }))
                .limit(FIELDS)
                .toList();
    }
}
