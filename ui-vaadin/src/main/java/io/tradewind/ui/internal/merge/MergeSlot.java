package io.tradewind.ui.internal.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.TradewindException;
import io.tradewind.merge.Merge;
import io.tradewind.merge.Merges;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Duplicate;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.spi.Command;
import io.tradewind.ui.spi.RecordSlot;

/** On the page of a record that may be merged: what looks the same, what was merged, and the way there and back. */
@org.osgi.service.component.annotations.Component(service = RecordSlot.class)
public final class MergeSlot implements RecordSlot {
    private static final int LAST = 900;
    private static final int SHOWN = 5;

    private final Desk desk;
    private final Merges merges;

    @Activate
    public MergeSlot(@Reference Desk desk, @Reference Merges merges) {
        this.desk = desk;
        this.merges = merges;
    }

    @Override
    public String type() {
        return "*";
    }

    @Override
    public int order() {
        return LAST;
    }

    private boolean offered(RecordView record) {
        return desk.types()
                .find(record.ref().type())
                .filter(TypeSpec::mergeable)
                .isPresent();
    }

    private static boolean may(RecordView record) {
        return record.allows("edit") && record.allows("delete");
    }

    @Override
    public List<Command> commands(RecordView record) {
        return offered(record) && may(record)
                ? List.of(new Command(
                        Reader.current().text("ui.merge.command"), "git-merge", () -> MergeView.open(record.ref(), "")))
                : List.of();
    }

    @Override
    public Optional<Component> panel(RecordView record) {
        if (!offered(record)) {
            return Optional.empty();
        }
        Reader reader = Reader.current();
        List<Component> panels = new ArrayList<>();
        alike(reader, record).ifPresent(panels::add);
        history(reader, record).ifPresent(panels::add);
        Div place = new Div(panels.toArray(Component[]::new));
        place.addClassName("tw-merge-slot");
        return panels.isEmpty() ? Optional.empty() : Optional.of(place);
    }

    private Optional<Component> alike(Reader reader, RecordView record) {
        List<Duplicate> found = duplicates(record);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Panel panel = new Panel(reader.text("ui.merge.alike"));
        found.stream().limit(SHOWN).forEach(one -> panel.add(alike(reader, record, one)));
        return Optional.of(panel);
    }

    private List<Duplicate> duplicates(RecordView record) {
        try {
            return desk.records().duplicates(record.ref().type(), record.values(), record.id());
        } catch (TradewindException away) {
            return List.of();
        }
    }

    private static Component alike(Reader reader, RecordView record, Duplicate one) {
        String type = record.ref().type();
        String id = one.id();
        String title = one.title();
        String matches = reader.text("ui.form.lookalike", reader.field(type, one.field()));
        Component name = id == null || title == null
                ? new Span(reader.text("ui.form.lookalike.hidden"))
                : link(type + "/" + id, title);
        Div row = row(name, one.owner() == null ? matches : matches + " · " + one.owner());
        if (id != null && may(record)) {
            row.add(Buttons.small(
                    Buttons.quiet(reader.text("ui.merge.command"), () -> MergeView.open(record.ref(), id))));
        }
        return row;
    }

    private Optional<Component> history(Reader reader, RecordView record) {
        List<Merge> done;
        try {
            done = merges.of(record.ref());
        } catch (TradewindException away) {
            return Optional.empty();
        }
        if (done.isEmpty()) {
            return Optional.empty();
        }
        Panel panel = new Panel(reader.text("ui.merge.history"));
        done.stream().limit(SHOWN).forEach(merge -> panel.add(history(reader, record, merge)));
        return Optional.of(panel);
    }

    private Component history(Reader reader, RecordView record, Merge merge) {
        boolean stayed = merge.survivor().id().equals(record.id());
        Span name = new Span(reader.show(stayed ? merge.other() : merge.survivor()));
        String when = reader.text(
                merge.undoneAt() == null ? "ui.merge.done" : "ui.merge.was-undone",
                reader.show(merge.by()),
                reader.ago(merge.at()));
        Div row = row(name, when);
        if (merge.isOpen(Instant.now()) && may(record)) {
            row.add(Buttons.small(
                    Buttons.quiet(reader.text("ui.undo"), "undo-2", () -> new MergeUndo(merges, reader).run(merge))));
        }
        return row;
    }

    private static Component link(String address, String words) {
        Anchor link = new Anchor(address, words);
        link.addClassName("tw-link");
        return link;
    }

    private static Div row(Component name, String words) {
        Span under = new Span(words);
        under.addClassName("tw-related-words");
        Div text = new Div(name, under);
        text.addClassName("tw-related-text");
        Div row = new Div(text);
        row.addClassName("tw-merge-row");
        return row;
    }
}
