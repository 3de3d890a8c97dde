package io.tradewind.ui.internal.transfer;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;

import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.State;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Downloads;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Stats;
import io.tradewind.ui.kit.Tone;

/** A dry run or an import as it goes, and what came of it. Closing the page does not stop it. */
final class RunStep extends Div {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 12;
    private static final Duration LOOK = Duration.ofMillis(400);

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient List<String> columns;
    private final transient Consumer<Job> changed;
    private final ProgressBar bar = new ProgressBar();
    private final Span count = new Span();
    private transient Job job;
    private transient @Nullable Registration looking;

    /**
     * @param columns the file's columns, empty if unknown
     * @param changed gets the job whenever its state changed
     */
    RunStep(Desk desk, Reader reader, Job job, List<String> columns, Consumer<Job> changed) {
        this.desk = desk;
        this.reader = reader;
        this.job = job;
        this.columns = columns;
        this.changed = changed;
        addClassNames("tw-import-step", "tw-import-run");
        show();
    }

    static boolean running(Job job) {
        return switch (job.state()) {
            case WAITING, RUNNING, UNDOING -> true;
            case DONE, FAILED, CANCELLED, UNDONE -> false;
        };
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        look();
    }

    private void look() {
        if (looking == null && running(job)) {
            looking = desk.pulse().every(this, LOOK, this::refresh);
        }
    }

    private void refresh() {
        State before = job.state();
        job = desk.imports().job(job.id());
        if (!running(job) && looking != null) {
            looking.remove();
            looking = null;
        }
        if (job.state() == before) {
            progress();
        } else {
            show();
            changed.accept(job);
        }
    }

    private void show() {
        removeAll();
        if (running(job)) {
            add(working());
        } else {
            result();
        }
    }

    private Component working() {
        String title = job.state() == State.UNDOING
                ? "ui.import.undoing"
                : job.dryRun() ? "ui.import.trying" : "ui.import.running";
        count.addClassName("tw-count");
        Div line = new Div(new H2(reader.text(title, job.fileName())), count);
        line.addClassName("tw-import-line");
        Div box = new Div(line, bar, new Paragraph(reader.text("ui.import.background")));
        if (job.state() != State.UNDOING) {
            box.add(Buttons.small(Buttons.plain(
                    reader.text("ui.cancel"),
                    () -> Guarded.run(() -> desk.imports().cancel(job.id())))));
        }
        box.addClassName("tw-import-progress");
        progress();
        return box;
    }

    private void progress() {
        bar.setIndeterminate(job.rows() == 0 || job.done() == 0);
        bar.setValue(job.rows() == 0 ? 0 : Math.min(1.0, (double) job.done() / job.rows()));
        count.setText(reader.number(job.done()) + " / " + reader.number(job.rows()));
    }

    private void result() {
        add(figures());
        if (job.problem() != null) {
            String words = reader.find("error." + job.problem()).orElse(job.problem());
            add(new Notice(Tone.RED, words));
        }
        switch (job.state()) {
            case CANCELLED -> add(new Notice(Tone.AMBER, reader.text("ui.import.cancelled")));
            case UNDONE -> add(new Notice(Tone.GREEN, reader.text("ui.import.undone")));
            default -> newValues();
        }
        if (job.failed() > 0) {
            errors();
        } else if (job.state() == State.DONE) {
            add(good());
        }
    }

    private Stats figures() {
        String will = job.dryRun() ? "ui.import.will-" : "ui.import.did-";
        Stats stats = Stats.framed()
                .with(reader.text(will + "create"), reader.number(job.created()), "", Tone.GREEN)
                .with(reader.text(will + "update"), reader.number(job.updated()), "", Tone.BLUE)
                .with(reader.text("ui.import.unchanged"), reader.number(job.unchanged()), "", Tone.GRAY)
                .with(reader.text("ui.import.failed"), reader.number(job.failed()), "", Tone.RED);
        if (job.failed() > 0) {
            stats.addClassName("tw-import-failed");
        }
        return stats;
    }

    private void newValues() {
        new TreeMap<>(job.newRecords()).forEach((path, titles) -> {
            String many = PathWords.many(desk.types(), reader, job.type(), path);
            String key = job.dryRun() ? "ui.import.new-records.would" : "ui.import.new-records.did";
            String field = PathWords.of(desk.types(), reader, job.type(), path);
            add(new Notice(Tone.BLUE, reader.text(key, titles.size(), many, field, listed(titles))));
        });
        new TreeMap<>(job.spellings()).forEach((field, read) -> {
            List<String> pairs = read.entrySet().stream()
                    .map(one -> reader.text("ui.import.spelling", one.getKey(), one.getValue()))
                    .toList();
            String about = reader.field(job.type(), field);
            add(new Notice(Tone.BLUE, reader.text("ui.import.spellings", about, listed(pairs))));
        });
        job.newValues().forEach((field, values) -> {
            if (!values.isEmpty()) {
                String words = listed(values);
                String key = job.dryRun() ? "ui.import.new-values" : "ui.import.added-values";
                add(new Notice(Tone.BLUE, reader.text(key, reader.field(job.type(), field), values.size(), words)));
            }
        });
    }

    /** The first of them, and how many more there are. */
    private String listed(List<String> words) {
        String some = words.stream().limit(NAMED).collect(Collectors.joining(reader.chinese() ? "、" : ", "));
        return words.size() <= NAMED ? some : reader.text("ui.import.and-more", some, words.size() - NAMED);
    }

    private void errors() {
        Span words = new Span(reader.text("ui.import.errors", job.failed()));
        words.addClassName("tw-strong");
        Div holder = new Div();
        holder.addClassName("tw-hidden");
        Div line = new Div(
                words,
                holder,
                space(),
                Buttons.small(Buttons.plain(
                        reader.text("ui.import.download"),
                        "file-down",
                        () -> Downloads.start(
                                desk,
                                holder,
                                reader.text("ui.import.errors.file", job.fileName()) + ".csv",
                                "text/csv;charset=utf-8",
                                to -> desk.imports().writeProblems(job.id(), to)))));
        line.addClassName("tw-import-line");
        add(line, new ProblemRows(desk.imports(), reader, job.id(), columns));
    }

    private static Span space() {
        Span space = new Span();
        space.addClassName("tw-space");
        return space;
    }

    private Component good() {
        return new EmptyState(
                "circle-check",
                Tone.GREEN,
                reader.text(job.dryRun() ? "ui.import.good" : "ui.import.finished"),
                reader.text(
                        job.dryRun() ? "ui.import.good.words" : "ui.import.finished.words",
                        job.created() + job.updated()));
    }
}
