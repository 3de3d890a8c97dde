package io.tradewind.ui.internal.list;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

import io.tradewind.bulk.BulkChanges.Former;
import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.bulk.BulkChanges.Refusal;
import io.tradewind.bulk.BulkChanges.State;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Stats;
import io.tradewind.ui.kit.Tone;

/** A bulk change as it goes: a trial, the work, the way back; then its figures, former values, and what was refused and why. */
final class BulkReport extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int SHOWN = 100;

    private final transient Desk desk;
    private final transient Reader reader;
    private final transient TypeView type;
    private final transient BulkWords words;
    private final transient Consumer<Job> ended;
    private final ProgressBar bar = new ProgressBar();
    private final Span count = new Span();

    /** @param ended told when the job has ended */
    BulkReport(Desk desk, Reader reader, TypeView type, Consumer<Job> ended) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.words = new BulkWords(desk, reader, type.type());
        this.ended = ended;
        addClassNames("tw-stack", "tw-bulk-report");
    }

    /** Follows a job until it ends; it is in the tab by then. */
    void follow(Job job) {
        removeAll();
        Job now = desk.bulk().job(job.id());
        if (now.ended()) {
            show(now);
            return;
        }
        add(working(now));
        if (isAttached()) {
            look(now);
        } else {
            addAttachListener(shown -> {
                shown.unregisterListener();
                look(now);
            });
        }
    }

    private void look(Job job) {
        desk.pulse().after(this, LOOK, () -> {
            Job now = desk.bulk().job(job.id());
            if (now.ended()) {
                removeAll();
                show(now);
            } else {
                progress(now);
                look(now);
            }
        });
    }

    private Component working(Job job) {
        String title =
                job.state() == State.UNDOING ? "ui.bulk.undoing" : job.dryRun() ? "ui.bulk.trying" : "ui.bulk.running";
        Span name = new Span(reader.text(title));
        name.addClassName("tw-strong");
        count.addClassName("tw-count");
        Div line = new Div(name, count);
        line.addClassName("tw-import-line");
        Div box = new Div(line, bar);
        box.addClassName("tw-bulk-progress");
        if (!job.dryRun()) {
            box.add(new Paragraph(reader.text("ui.import.background")));
        }
        box.add(Buttons.small(Buttons.plain(
                reader.text("ui.bulk.stop"), () -> Guarded.run(() -> desk.bulk().cancel(job.id())))));
        progress(job);
        return box;
    }

    private void progress(Job job) {
        bar.setIndeterminate(job.total() == 0 || job.done() == 0);
        bar.setValue(job.total() == 0 ? 0 : Math.min(1.0, (double) job.done() / job.total()));
        count.setText(reader.number(job.done()) + " / " + reader.number(job.total()));
    }

    private void show(Job job) {
        add(figures(job));
        String problem = job.problem();
        if (problem != null) {
            add(new Notice(Tone.RED, problem));
        }
        switch (job.state()) {
            case CANCELLED -> add(new Notice(Tone.AMBER, reader.text("ui.bulk.cancelled")));
            case UNDONE -> add(new Notice(Tone.GREEN, reader.text("ui.bulk.undone", job.changed())));
            default -> {
                if (job.dryRun() && job.changed() == 0) {
                    add(new Notice(Tone.BLUE, reader.text("ui.bulk.nothing")));
                }
                if (!job.dryRun() && job.work() instanceof Work.Act) {
                    add(new Notice(Tone.BLUE, reader.text("ui.bulk.act.no-undo")));
                }
            }
        }
        if (job.state() != State.UNDONE && job.work() instanceof Work.Change change) {
            former(job, change);
        }
        if (job.refused() > 0) {
            refusals(job);
        }
        ended.accept(job);
    }

    private Stats figures(Job job) {
        boolean back = job.state() == State.UNDONE;
        String changed = back
                ? "ui.bulk.given-back"
                : job.dryRun() ? "ui.bulk.would." + kind(job.work()) : "ui.bulk.did." + kind(job.work());
        Stats stats = Stats.framed().with(reader.text(changed), reader.number(job.changed()), "", Tone.GREEN);
        if (job.work() instanceof Work.Change && !back) {
            stats.with(reader.text("ui.import.unchanged"), reader.number(job.unchanged()), "", Tone.GRAY);
        }
        stats.with(reader.text("ui.bulk.refused"), reader.number(job.refused()), "", Tone.RED);
        if (job.refused() > 0) {
            stats.addClassName("tw-import-failed");
        }
        return stats;
    }

    private static String kind(Work work) {
        return switch (work) {
            case Work.Change change -> "change";
            case Work.Act act -> "act";
            case Work.Remove remove -> "remove";
        };
    }

    /** From which values to which, field by field. */
    private void former(Job job, Work.Change change) {
        Map<String, Div> fields = new LinkedHashMap<>();
        for (Former former : job.former()) {
            Div values = fields.computeIfAbsent(former.field(), field -> {
                Div list = new Div();
                list.addClassName("tw-bulk-former-values");
                return list;
            });
            Span value = new Span(words.value(former.field(), former.value()));
            Span times = new Span(reader.number(former.count()));
            times.addClassName("tw-count");
            Div one = new Div(value, times);
            one.addClassName("tw-bulk-former-value");
            values.add(one);
        }
        fields.forEach((field, values) -> {
            if (!change.values().containsKey(field)) {
                return;
            }
            Span name = new Span(reader.field(type.name(), field));
            name.addClassName("tw-quiet");
            Span to = new Span("→ " + words.value(field, change.values().get(field)));
            to.addClassName("tw-strong");
            Div row = new Div(name, values, to);
            row.addClassName("tw-bulk-former");
            add(row);
        });
    }

    private void refusals(Job job) {
        Span head = new Span(reader.text("ui.bulk.refused.head", job.refused()));
        head.addClassName("tw-strong");
        Div rows = new Div();
        rows.addClassName("tw-bulk-refusals");
        List<Refusal> refusals = desk.bulk().refusals(job.id(), 0, SHOWN);
        refusals.forEach(refusal -> rows.add(row(refusal)));
        if (job.refused() > refusals.size()) {
            Span more = new Span(reader.text("ui.bulk.refused.more", job.refused() - refusals.size()));
            more.addClassName("tw-quiet");
            rows.add(more);
        }
        add(head, rows);
    }

    private Div row(Refusal refusal) {
        Span title = new Span(refusal.title());
        title.addClassName("tw-bulk-refused-title");
        String field = refusal.problem().field();
        String why = reader.text(
                "error." + refusal.problem().code(),
                refusal.problem().arguments().toArray());
        Span reason = new Span(
                field.isEmpty() ? why : reader.field(type.name(), field) + (reader.chinese() ? "：" : ": ") + why);
        reason.addClassName("tw-quiet");
        Div row = new Div(title, reason);
        row.addClassName("tw-bulk-refused");
        return row;
    }
}
