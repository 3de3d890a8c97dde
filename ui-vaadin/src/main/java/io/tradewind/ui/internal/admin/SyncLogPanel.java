package io.tradewind.ui.internal.admin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.mail.Mailbox;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.SyncLog;
import io.tradewind.mail.SyncLog.Entry;
import io.tradewind.mail.SyncLog.Outcome;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Notice;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** What was found in the mailbox and what became of it; what fits no record waits for somebody's word. */
final class SyncLogPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PORTION = 25;
    private static final int OFFERED = 50;
    private static final String ALL = "";

    private final transient Mailbox mailbox;
    private final transient SyncLog log;
    private final transient Records records;
    private final transient Reader reader;
    private final Segmented<String> choice;
    private final Div state = new Div();
    private final Div rows = new Div();
    private final Div older = new Div();
    private String shown = ALL;

    SyncLogPanel(Mailbox mailbox, SyncLog log, Records records, Reader reader) {
        this.mailbox = mailbox;
        this.log = log;
        this.records = records;
        this.reader = reader;
        choice = new Segmented<String>(this::choose)
                .with(ALL, reader.text("ui.mail.all"))
                .with(Outcome.UNMATCHED.name(), reader.text("ui.mailbox.unmatched"))
                .with(Outcome.MATCHED.name(), reader.text("ui.mailbox.is.MATCHED"))
                .select(ALL);
        rows.addClassName("tw-sessions");
        older.addClassName("tw-notification-older");
        addClassName("tw-account-part");
        add(state, rows, older);
        refresh();
    }

    Segmented<String> choice() {
        return choice;
    }

    private void choose(String outcome) {
        shown = outcome;
        refresh();
    }

    void refresh() {
        state();
        rows.removeAll();
        append(null);
        if (rows.getComponentCount() == 0) {
            var none = new Div(new Span(reader.text("ui.mailbox.none")));
            none.addClassNames("tw-session", "tw-second");
            rows.add(none);
        }
    }

    private void state() {
        state.removeAll();
        Mailbox.Fetching fetching = mailbox.fetching();
        Instant last = fetching.at();
        Instant next = fetching.nextAt();
        String words =
                last == null ? reader.text("ui.mailbox.never") : reader.text("ui.mailbox.last", reader.ago(last));
        words += next == null
                ? " " + reader.text("ui.mailbox.off")
                : " · " + reader.text("ui.mailbox.next", reader.moment(next));
        var line = new Div(new Span(words));
        line.addClassNames("tw-line", "tw-second");
        if (next != null) {
            line.add(Buttons.small(Buttons.plain(reader.text("ui.mailbox.fetch"), "refresh-cw", this::fetch)));
        }
        state.add(line);
        Problem problem = fetching.problem();
        if (problem != null) {
            state.add(new Notice(Tone.RED, reader.text("error." + problem.code(), problem.said())));
        }
    }

    private void fetch() {
        Guarded.run(mailbox::fetch);
        Toast.note(reader.text("ui.mailbox.fetching"));
        refresh();
    }

    private void append(@Nullable String after) {
        SyncLog.Page page = log.page(shown.isEmpty() ? null : Outcome.valueOf(shown), PORTION, after);
        page.items().forEach(one -> rows.add(row(one)));
        older.removeAll();
        String next = page.next();
        older.setVisible(next != null);
        if (next != null) {
            older.add(Buttons.small(Buttons.quiet(reader.text("ui.mailbox.older"), () -> append(next))));
        }
    }

    private Div row(Entry one) {
        var first = new Span(first(one));
        first.addClassName("tw-session-origin");
        var names = new Div(first);
        names.addClassName("tw-session-names");
        if (isMessage(one)) {
            var subject = new Span(one.subject().isBlank() ? reader.text("ui.mailbox.no-subject") : one.subject());
            subject.addClassNames("tw-second", "tw-session-origin");
            names.add(subject);
        }
        var when = new Span(reader.moment(one.at()));
        when.addClassName("tw-notification-when");
        names.add(when, fate(one));
        var row = new Div(Icons.of(isMessage(one) ? "mail" : "refresh-cw"), names, pill(one.outcome()));
        row.addClassNames("tw-session", "tw-mail-row");
        if (one.outcome() == Outcome.UNMATCHED) {
            if (one.content()) {
                row.add(Buttons.small(Buttons.icon("link", reader.text("ui.mailbox.attach"), () -> attach(one))));
            }
            row.add(Buttons.small(Buttons.icon("x", reader.text("ui.mailbox.ignore"), () -> ignore(one))));
        }
        return row;
    }

    private static boolean isMessage(Entry one) {
        return one.outcome() != Outcome.FETCHED && one.outcome() != Outcome.FAILED;
    }

    private String first(Entry one) {
        return switch (one.outcome()) {
            case FETCHED -> reader.text("ui.mailbox.fetched", one.count());
            case FAILED -> reader.text("ui.mailbox.failed", one.count());
            default -> one.sender().isBlank() ? "—" : one.sender();
        };
    }

    /** What it was matched with and why, or why not. */
    private Div fate(Entry one) {
        var fate = new Div();
        fate.addClassNames("tw-mail-problem", "tw-second");
        RecordRef record = one.record();
        if (record != null) {
            String title = records.titles(FieldSpec.ANY, java.util.List.of(record.toString()))
                    .getOrDefault(record.toString(), reader.text("ui.hidden"));
            var link = Buttons.bare(title, () -> UI.getCurrent().navigate(record.toString()));
            link.addClassName("tw-feed-link");
            fate.add(link, new Span(" · "));
        }
        if (!one.reason().isEmpty()) {
            fate.add(new Span(reader.find("ui.mailbox.reason." + one.reason())
                    .orElseGet(() -> reader.text("error." + one.reason(), one.said()))));
        }
        return fate;
    }

    private Pill pill(Outcome outcome) {
        String words = reader.text("ui.mailbox.is." + outcome.name());
        return switch (outcome) {
            case MATCHED -> new Pill(words, Tone.GREEN);
            case UNMATCHED -> new Pill(words, Tone.AMBER);
            case FETCHED -> new Pill(words, Tone.BLUE);
            case IGNORED -> new Pill(words, Tone.GRAY);
            case BROKEN, FAILED -> new Pill(words, Tone.RED);
        };
    }

    private void ignore(Entry one) {
        Guarded.run(() -> log.ignore(one.id()));
        refresh();
    }

    private void attach(Entry one) {
        var dialog = new Dialog(reader.text("ui.mailbox.attach"));
        dialog.setWidth("min(440px, 100vw)");
        ComboBox<RecordView> record = new ComboBox<>(one.subject());
        record.setWidthFull();
        record.setPageSize(OFFERED);
        record.setItemLabelGenerator(
                view -> view.title() + " · " + reader.one(view.ref().type()));
        record.setItems(query -> {
            boolean begin = query.getOffset() == 0;
            var found = records
                    .suggest(FieldSpec.ANY, query.getFilter().orElse(""), Math.clamp(query.getLimit(), 1, OFFERED))
                    .stream();
            return begin ? found : java.util.stream.Stream.empty();
        });
        dialog.add(record);
        dialog.getFooter()
                .add(
                        Buttons.plain(reader.text("ui.cancel"), dialog::close),
                        Buttons.primary(reader.text("ui.mailbox.attach"), () -> {
                            RecordView chosen = record.getValue();
                            if (chosen != null) {
                                dialog.close();
                                Guarded.run(() -> {
                                    log.attach(one.id(), chosen.ref());
                                    Toast.done(reader.text("ui.mailbox.attached"));
                                });
                                refresh();
                            }
                        }));
        dialog.open();
        record.focus();
    }
}
