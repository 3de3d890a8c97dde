package io.tradewind.ui.internal.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.record.RecordRef;
import io.tradewind.record.Records.FieldChange;
import io.tradewind.record.Records.Trace;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** What happened to a record, by day, newest first. */
public final class Timeline extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TraceWords words;
    private final transient RecordRef ref;
    private final int portion;
    private final Div older = new Div();
    private transient @Nullable LocalDate day;

    /** @param portion entries shown at first, and with each step back */
    public Timeline(Desk desk, Reader reader, TypeSpec type, RecordRef ref, int portion) {
        this.desk = desk;
        this.reader = reader;
        this.words = new TraceWords(type, new Values(desk.lists(), reader), reader);
        this.ref = ref;
        this.portion = portion;
        addClassName("tw-timeline");
        refresh();
    }

    /** Reads from the newest entry again. */
    public void refresh() {
        removeAll();
        day = null;
        append(null);
    }

    private void append(@Nullable Instant before) {
        older.removeFromParent();
        List<Trace> entries = desk.records().trace(ref, portion + 1, before);
        entries.stream().limit(portion).forEach(this::show);
        if (entries.size() > portion) {
            Instant last = entries.get(portion - 1).at();
            older.removeAll();
            older.add(Buttons.small(Buttons.quiet(reader.text("ui.trace.older"), () -> append(last))));
            add(older);
        }
    }

    private void show(Trace entry) {
        LocalDate on = entry.at().atZone(reader.zone()).toLocalDate();
        if (!on.equals(day)) {
            day = on;
            Div heading = new Div(dayWords(reader, on));
            heading.addClassName("tw-day");
            add(heading);
        }
        add(row(entry));
    }

    static String dayWords(Reader reader, LocalDate on) {
        if (on.equals(reader.today())) {
            return reader.text("ui.today");
        }
        if (on.equals(reader.today().minusDays(1))) {
            return reader.text("ui.trace.yesterday");
        }
        return on.getYear() == reader.today().getYear() ? reader.longDay(on) : reader.day(on);
    }

    private Component row(Trace entry) {
        Span icon = new Span(Icons.of(words.icon(entry)));
        icon.addClassName("tw-event-icon");
        Span who = new Span(
                entry.by().name() == null
                        ? reader.text("ui.hidden")
                        : entry.by().name());
        Span verb = new Span(words.verb(entry));
        verb.addClassName("tw-event-verb");
        Span object = new Span(words.object(entry));
        object.addClassName("tw-event-object");
        Div line = new Div(who, verb, object);
        line.addClassName("tw-event-line");
        Div text = new Div(line);
        text.addClassName("tw-event-text");
        words.changes(entry)
                .forEach(change -> text.add(change(change, entry.changes().size() > 1)));
        Span time = new Span(reader.time(entry.at()));
        time.addClassName("tw-event-time");
        time.getElement().setAttribute("title", reader.moment(entry.at()));
        Div row = new Div(icon, text, time);
        row.addClassName("tw-event");
        return row;
    }

    private Component change(FieldChange change, boolean named) {
        Span from = new Span(words.from(change));
        from.addClassName("tw-change-from");
        Span to = new Span(words.to(change));
        to.addClassName("tw-change-to");
        Div line = new Div();
        line.addClassName("tw-change");
        if (named) {
            line.add(new Span(words.field(change)));
        }
        Span arrow = new Span("→");
        arrow.addClassName("tw-change-arrow");
        line.add(from, arrow, to);
        return line;
    }
}
