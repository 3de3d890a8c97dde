package io.tradewind.ui.internal.home;

import java.time.Duration;
import java.util.List;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

import io.tradewind.ui.internal.record.Pulse;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Panel;
import io.tradewind.ui.kit.Reader;
import io.tradewind.work.BackgroundWork;
import io.tradewind.work.BackgroundWork.State;
import io.tradewind.work.BackgroundWork.Status;

/** The reader's long work with its progress, while there is some. */
public final class RunningWork extends Div {
    private static final long serialVersionUID = 1L;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final transient BackgroundWork work;
    private final transient Pulse pulse;
    private final transient Reader reader;
    private final Div rows = new Div();

    public RunningWork(BackgroundWork work, Pulse pulse, Reader reader) {
        this.work = work;
        this.pulse = pulse;
        this.reader = reader;
        rows.addClassName("tw-work-rows");
        add(new Panel(reader.text("ui.home.running"), rows));
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        pulse.every(this, LOOK, this::refresh);
    }

    private void refresh() {
        List<Status> running = work.mine().stream()
                .filter(each -> each.state() == State.RUNNING || each.state() == State.WAITING)
                .toList();
        setVisible(!running.isEmpty());
        rows.removeAll();
        running.forEach(each -> rows.add(row(each)));
    }

    private Component row(Status status) {
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(status.total() == 0);
        bar.setValue(status.total() == 0 ? 0 : Math.min(1.0, (double) status.done() / status.total()));
        Span title = new Span(status.title());
        title.addClassName("tw-row-name");
        Span count = new Span(
                reader.number(status.done()) + (status.total() == 0 ? "" : " / " + reader.number(status.total())));
        count.addClassName("tw-row-end");
        Div line = new Div(
                title, count, Buttons.small(Buttons.quiet(reader.text("ui.cancel"), () -> work.cancel(status.id()))));
        line.addClassName("tw-work-line");
        Div row = new Div(line, bar);
        row.addClassName("tw-work-row");
        return row;
    }
}
