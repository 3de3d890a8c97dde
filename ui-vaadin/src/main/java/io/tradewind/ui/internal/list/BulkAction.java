package io.tradewind.ui.internal.list;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;

import io.tradewind.TradewindException;
import io.tradewind.record.ActionSpec;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeSpec;
import io.tradewind.ui.internal.record.ActionDialog;
import io.tradewind.ui.internal.record.Desk;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Reader;
import io.tradewind.work.BackgroundWork;

/** Starts one action on many records, in the background; shows how far it is, and of each refusal the reason. */
final class BulkAction {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int TOLD = 6;

    private final Desk desk;
    private final Reader reader;
    private final TypeSpec type;
    private final ActionSpec action;
    private final Supplier<Collection<RecordView>> selected;
    private final Runnable done;

    /** @param done called when it has ended */
    BulkAction(
            Desk desk,
            Reader reader,
            TypeSpec type,
            ActionSpec action,
            Supplier<Collection<RecordView>> selected,
            Runnable done) {
        this.desk = desk;
        this.reader = reader;
        this.type = type;
        this.action = action;
        this.selected = selected;
        this.done = done;
    }

    String words() {
        return reader.text(type.name() + ".action." + action.name());
    }

    void ask() {
        List<RecordView> records = List.copyOf(selected.get());
        String title = reader.text("ui.list.bulk.act.ask", words(), records.size());
        if (action.inputs().isEmpty()) {
            Confirm.plain(title, reader.text("ui.list.bulk.act.words"), words(), () -> run(records, title, Map.of()));
        } else {
            new ActionDialog(desk, reader, type, action, title, command -> run(records, title, command)).open();
        }
    }

    private void run(List<RecordView> records, String title, Map<String, Object> command) {
        List<String> refused = new CopyOnWriteArrayList<>();
        BackgroundWork.Status status = desk.work().start(title, progress -> {
            progress.total(records.size());
            int place = 0;
            for (RecordView record : records) {
                if (progress.cancelled()) {
                    return;
                }
                try {
                    desk.records().act(record.ref(), action.name(), command);
                } catch (TradewindException no) {
                    refused.add(record.title() + ": " + Guarded.words(reader, no));
                }
                progress.done(++place);
            }
        });
        new Watch(status.id(), title, records.size(), refused).open();
    }

    /** How far it is, and in the end what came of it. */
    private final class Watch extends Dialog {
        private static final long serialVersionUID = 1L;

        private final String id;
        private final int all;
        private final transient List<String> refused;
        private final ProgressBar bar = new ProgressBar();
        private final Paragraph words = new Paragraph();
        private final Div reasons = new Div();
        private final Button button;
        private transient @Nullable Registration looking;

        Watch(String id, String title, int all, List<String> refused) {
            super(title);
            this.id = id;
            this.all = all;
            this.refused = refused;
            addClassName("tw-bulk-watch");
            setWidth("480px");
            setCloseOnOutsideClick(false);
            words.addClassName("tw-bulk-place");
            reasons.addClassName("tw-bulk-reasons");
            add(bar, words, reasons);
            Span space = new Span();
            space.addClassName("tw-space");
            button = Buttons.plain(reader.text("ui.cancel"), this::leave);
            getFooter().add(space, button);
            addAttachListener(shown -> {
                if (looking == null) {
                    looking = desk.pulse().every(this, LOOK, this::look);
                }
            });
        }

        private void leave() {
            desk.work().cancel(id);
            close();
        }

        private void look() {
            BackgroundWork.Status now = desk.work().status(id).orElse(null);
            long place = now == null ? all : now.done();
            bar.setValue(all == 0 ? 1 : Math.min(1.0, (double) place / all));
            words.setText(reader.text("ui.list.bulk.act.place", place, all));
            boolean ended = now == null
                    || (now.state() != BackgroundWork.State.RUNNING && now.state() != BackgroundWork.State.WAITING);
            if (ended) {
                end(place);
            }
        }

        private void end(long place) {
            if (looking != null) {
                looking.remove();
            }
            words.setText(reader.text("ui.list.bulk.act.done", place - refused.size(), all));
            refused.stream().limit(TOLD).map(Paragraph::new).forEach(reasons::add);
            if (refused.size() > TOLD) {
                reasons.add(new Paragraph(reader.text("ui.list.bulk.act.more", refused.size() - TOLD)));
            }
            button.setText(reader.text("ui.close"));
            done.run();
            if (refused.isEmpty()) {
                close();
                io.tradewind.ui.kit.Toast.done(words.getText());
            }
        }
    }
}
