package io.tradewind.ui.internal.list;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;

import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.bulk.BulkChanges.Selection;
import io.tradewind.bulk.BulkChanges.State;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** Does one thing with many records: what, then a trial that tells what would happen, then the work, with a way back. */
final class BulkDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient @Nullable Selection selection;
    private final transient Runnable done;
    private final transient BulkWords words;

    /** @param done called when records were changed */
    BulkDialog(Desk desk, Reader reader, TypeView type, @Nullable Selection selection, String title, Runnable done) {
        super(title);
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.selection = selection;
        this.done = done;
        this.words = new BulkWords(desk, reader, type.type());
        addClassName("tw-bulk-dialog");
        setWidth("560px");
        setCloseOnOutsideClick(false);
    }

    /** Asks for fields and values first. */
    void askForFields(String... chosen) {
        BulkFields fields = new BulkFields(desk, reader, type);
        show(fields);
        foot(Buttons.primary(
                reader.text("ui.bulk.preview"),
                () -> fields.values().ifPresent(values -> preview(new Work.Change(values)))));
        open();
        for (String name : chosen) {
            fields.choose(name);
        }
        fields.focus();
    }

    /** Shows what would happen. */
    void preview(Work work) {
        open();
        Guarded.run(() -> {
            Job job = desk.bulk().start(type.name(), selection(), work, true);
            report(job, this::offer);
            foot();
        });
    }

    private Selection selection() {
        return Optional.ofNullable(selection).orElseThrow();
    }

    /** A job of before, with its way back. */
    void look(Job job) {
        open();
        report(job, this::finished);
        foot();
    }

    private void report(Job job, java.util.function.Consumer<Job> ended) {
        BulkReport report = new BulkReport(desk, reader, type, ended);
        Span what = new Span(words.of(job.work()));
        what.addClassNames("tw-bulk-what");
        show(what, report);
        report.follow(job);
    }

    private void offer(Job tried) {
        if (tried.changed() == 0 || tried.state() != State.DONE) {
            foot();
            return;
        }
        String key = "ui.bulk.go." + (tried.work() instanceof Work.Remove ? "remove" : "change");
        String go = reader.text(key, tried.changed());
        foot(
                tried.work() instanceof Work.Remove
                        ? Buttons.danger(go, () -> start(tried.work()))
                        : Buttons.primary(go, () -> start(tried.work())));
    }

    private void start(Work work) {
        Guarded.run(() -> {
            Job job = desk.bulk().start(type.name(), selection(), work, false);
            report(job, this::finished);
            foot();
        });
    }

    private void finished(Job job) {
        done.run();
        getFooter().removeAll();
        if (job.undoUntil() != null) {
            getFooter().add(Buttons.plain(reader.text("ui.undo"), "undo-2", () -> undo(job)));
            Span until = new Span(reader.text(
                    "ui.import.undo-until",
                    reader.day(job.undoUntil().atZone(reader.zone()).toLocalDate())));
            until.addClassName("tw-quiet");
            getFooter().add(until);
        }
        getFooter().add(space(), Buttons.primary(reader.text("ui.close"), this::close));
    }

    private void undo(Job job) {
        Guarded.run(() -> {
            report(desk.bulk().undo(job.id()), this::finished);
            foot();
        });
    }

    private void show(Component... parts) {
        removeAll();
        add(parts);
    }

    private void foot(Component... parts) {
        getFooter().removeAll();
        getFooter().add(space(), Buttons.plain(reader.text("ui.close"), this::close));
        getFooter().add(parts);
    }

    private static Span space() {
        Span space = new Span();
        space.addClassName("tw-space");
        return space;
    }
}
