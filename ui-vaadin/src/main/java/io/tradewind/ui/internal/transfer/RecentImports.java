package io.tradewind.ui.internal.transfer;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;

import io.tradewind.transfer.Imports.Job;
import io.tradewind.transfer.Imports.State;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Imports of the last time; each can be opened to see its result or to take it back. */
public final class RecentImports extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LOOKED_AT = 50;
    private static final int SHOWN = 6;

    /** @param type record type, or empty for all */
    public RecentImports(Desk desk, Reader reader, String type) {
        List<Job> jobs = desk.imports().recent(LOOKED_AT).stream()
                .filter(job -> !job.dryRun() && (type.isEmpty() || job.type().equals(type)))
                .limit(SHOWN)
                .toList();
        setVisible(!jobs.isEmpty());
        Div rows = new Div();
        rows.addClassName("tw-rows");
        jobs.forEach(job -> rows.add(row(reader, job)));
        add(new Panel(reader.text("ui.import.recent"), rows));
    }

    private static Component row(Reader reader, Job job) {
        Span name = new Span(job.fileName());
        name.addClassName("tw-row-name");
        Span counts = new Span(reader.text("ui.import.counts", job.created(), job.updated(), job.failed()));
        counts.addClassName("tw-row-end");
        Span time = new Span(reader.ago(job.startedAt()));
        time.addClassName("tw-row-end");
        NativeButton row = Buttons.bare(
                "", () -> UI.getCurrent().navigate(job.type() + "/import", QueryParameters.of("job", job.id())));
        row.addClassName("tw-row");
        row.add(Icons.of("file-text"), name, counts, pill(reader, job.state()), time);
        return row;
    }

    static Pill pill(Reader reader, State state) {
        Tone tone = switch (state) {
            case DONE -> Tone.GREEN;
            case FAILED -> Tone.RED;
            case CANCELLED -> Tone.AMBER;
            case UNDONE -> Tone.GRAY;
            case WAITING, RUNNING, UNDOING -> Tone.BLUE;
        };
        return new Pill(reader.text("ui.import.state." + state), tone);
    }
}
