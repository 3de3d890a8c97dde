package io.tradewind.ui.internal.list;

import java.util.List;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.record.TypeView;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Reader;

/** The reader's bulk changes of a type: what became of them, and the way back. */
final class RecentBulk extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LOOKED_AT = 50;

    RecentBulk(Desk desk, Reader reader, TypeView type, Runnable done) {
        super(reader.text("ui.bulk.recent"));
        setWidth("560px");
        BulkWords words = new BulkWords(desk, reader, type.type());
        List<Job> jobs = desk.bulk().recent(LOOKED_AT).stream()
                .filter(job -> job.type().equals(type.name()))
                .toList();
        Div rows = new Div();
        rows.addClassName("tw-bulk-recent");
        jobs.forEach(job -> rows.add(row(desk, reader, type, job, words, done)));
        if (jobs.isEmpty()) {
            Span none = new Span(reader.text("ui.bulk.recent.none"));
            none.addClassName("tw-quiet");
            rows.add(none);
        }
        add(rows);
        getFooter().add(Buttons.plain(reader.text("ui.close"), this::close));
    }

    private NativeButton row(Desk desk, Reader reader, TypeView type, Job job, BulkWords words, Runnable done) {
        Span what = new Span(words.of(job.work()));
        what.addClassName("tw-strong");
        Span how = new Span(reader.text(
                "ui.bulk.recent.line",
                reader.moment(job.startedAt()),
                reader.text("ui.import.state." + job.state()),
                job.changed(),
                job.refused()));
        how.addClassName("tw-quiet");
        NativeButton row = Buttons.bare("", () -> {
            close();
            new BulkDialog(desk, reader, type, null, reader.text("ui.bulk.recent"), done).look(job);
        });
        row.addClassName("tw-bulk-recent-row");
        row.add(what, how);
        return row;
    }
}
