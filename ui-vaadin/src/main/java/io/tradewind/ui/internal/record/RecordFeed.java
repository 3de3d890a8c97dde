package io.tradewind.ui.internal.record;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.page.Feed;
import io.tradewind.page.FeedEntry;
import io.tradewind.page.RecordPages;
import io.tradewind.record.RecordRef;
import io.tradewind.record.Records.FieldChange;
import io.tradewind.record.Records.Trace;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Reader;

/** Everything that happened around a record, by day, newest first, of all kinds or of one. */
final class RecordFeed extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient RecordPages pages;
    private final transient Reader reader;
    private final transient RecordRef ref;
    private final int portion;
    private final transient WayBack back;
    private final Div choice = new Div();
    private final Div entries = new Div();
    private final transient Map<String, TraceWords> words = new HashMap<>();
    private String kind = "";
    private transient @Nullable LocalDate day;

    /** @param portion entries shown at first, and with each step back */
    RecordFeed(Desk desk, RecordPages pages, Reader reader, RecordRef ref, int portion, WayBack back) {
        this.desk = desk;
        this.pages = pages;
        this.reader = reader;
        this.ref = ref;
        this.portion = portion;
        this.back = back;
        addClassName("tw-feed");
        choice.addClassName("tw-feed-kinds");
        choice.getElement().setAttribute("role", "group");
        choice.getElement().setAttribute("aria-label", reader.text("ui.feed.kinds"));
        entries.addClassName("tw-timeline");
        add(choice, entries);
        offer(pages.feedKinds(ref));
        refresh();
    }

    private void offer(List<String> kinds) {
        if (kinds.size() < 2) {
            choice.setVisible(false);
            return;
        }
        choice.add(button("", reader.text("ui.feed.all")));
        kinds.forEach(one -> choice.add(button(one, kindWords(one))));
    }

    private String kindWords(String one) {
        return reader.find("feed." + one).orElseGet(() -> reader.plural(one));
    }

    private NativeButton button(String one, String label) {
        NativeButton button = new NativeButton(label);
        Buttons.pressed(button, () -> {
            kind = one;
            choice.getChildren().forEach(other -> press(other, other.equals(button)));
            refresh();
        });
        button.addClassName("tw-feed-kind");
        press(button, one.equals(kind));
        return button;
    }

    private static void press(Component button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }

    /** Reads from the newest entry again. */
    void refresh() {
        entries.removeAll();
        day = null;
        append(null);
    }

    private void append(@Nullable String after) {
        Feed feed = pages.feed(ref, kind.isEmpty() ? Set.of() : Set.of(kind), portion, after);
        feed.entries().forEach(this::show);
        if (feed.entries().isEmpty() && after == null) {
            Div none = new Div(reader.text("ui.feed.none"));
            none.addClassName("tw-quiet");
            entries.add(none);
        }
        String next = feed.next();
        if (next != null) {
            Div older = new Div();
            older.add(Buttons.small(Buttons.quiet(reader.text("ui.trace.older"), () -> {
                older.removeFromParent();
                append(next);
            })));
            entries.add(older);
        }
    }

    private void show(FeedEntry entry) {
        LocalDate on = entry.at().atZone(reader.zone()).toLocalDate();
        if (!on.equals(day)) {
            day = on;
            Div heading = new Div(Timeline.dayWords(reader, on));
            heading.addClassName("tw-day");
            entries.add(heading);
        }
        entries.add(row(entry));
    }

    private Component row(FeedEntry entry) {
        Trace trace = new Trace(entry.at(), entry.by(), entry.act(), 0, entry.changes());
        RecordRef about = entry.about();
        TraceWords told = words.computeIfAbsent(
                about == null ? ref.type() : about.type(),
                type -> new TraceWords(desk.types().require(type).type(), new Values(desk.lists(), reader), reader));
        boolean own = entry.act().contains(".");
        Span icon = new Span(Icons.of(own ? "arrow-right" : told.icon(trace)));
        icon.addClassName("tw-event-icon");
        String name = entry.by().name();
        Div line = new Div(
                new Span(name == null ? reader.text("ui.hidden") : name),
                styled(verb(entry, told, trace), "tw-event-verb"));
        line.addClassName("tw-event-line");
        if (about != null) {
            line.add(styled(TypeWords.one(reader, about.type()), "tw-event-verb"), link(about, entry.title()));
        } else if (!entry.title().isEmpty()) {
            line.add(styled(entry.title(), "tw-event-object"));
        }
        if (!own) {
            line.add(styled(told.object(trace), "tw-event-object"));
        }
        Div text = new Div(line);
        text.addClassName("tw-event-text");
        if (!own) {
            told.changes(trace).forEach(change -> text.add(change(entry, told, change)));
        }
        if (!entry.note().isEmpty()) {
            text.add(styled(entry.note(), "tw-event-change"));
        }
        Div row = new Div(icon, text, time(entry));
        row.addClassName("tw-event");
        return row;
    }

    /** Of another record "created", of this one "created this record". */
    private String verb(FeedEntry entry, TraceWords told, Trace trace) {
        if (entry.act().contains(".")) {
            return reader.text(entry.act());
        }
        return entry.about() == null
                ? told.verb(trace)
                : reader.find("ui.feed." + entry.act()).orElseGet(() -> told.verb(trace));
    }

    private static Component link(RecordRef about, String title) {
        NativeButton link = Buttons.bare(title, () -> UI.getCurrent().navigate(about.toString()));
        link.addClassName("tw-feed-link");
        return link;
    }

    private static Span styled(String words, String style) {
        Span span = new Span(words);
        span.addClassName(style);
        return span;
    }

    /** Leads to this record as it was then. */
    private Component time(FeedEntry entry) {
        String words = reader.time(entry.at());
        String moment = reader.moment(entry.at());
        if (entry.about() != null) {
            Span time = styled(words, "tw-event-time");
            time.getElement().setAttribute("title", moment);
            return time;
        }
        NativeButton time = Buttons.bare(words, () -> AsOfView.open(ref, entry.at()));
        time.addClassNames("tw-event-time", "tw-event-as-of");
        time.getElement().setAttribute("title", reader.text("ui.as-of.then.open", moment));
        return time;
    }

    private Component change(FeedEntry entry, TraceWords told, FieldChange change) {
        Div line = new Div();
        line.addClassName("tw-change");
        if (entry.changes().size() > 1) {
            line.add(new Span(told.field(change)));
        }
        line.add(
                styled(told.from(change), "tw-change-from"),
                styled("→", "tw-change-arrow"),
                styled(told.to(change), "tw-change-to"));
        if (entry.about() == null && back.mayRevert(change.field())) {
            String words = reader.text("ui.trace.revert.to", told.field(change), told.from(change));
            Button button = Buttons.small(Buttons.icon("undo-2", words, () -> back.revert(change.field(), entry.at())));
            button.addClassName("tw-change-back");
            line.add(button);
        }
        return line;
    }
}
