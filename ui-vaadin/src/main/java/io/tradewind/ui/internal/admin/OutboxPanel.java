package io.tradewind.ui.internal.admin;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

import io.tradewind.mail.Outbox;
import io.tradewind.mail.Outbox.Entry;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.Outbox.State;
import io.tradewind.ui.internal.record.Guarded;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Confirm;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Segmented;
import io.tradewind.ui.kit.Tone;

/** Messages that were and are to be sent; those that failed say why, and can be tried again. */
final class OutboxPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int PORTION = 25;
    private static final String ALL = "";

    private final transient Outbox outbox;
    private final transient Reader reader;
    private final Segmented<String> choice;
    private final Div rows = new Div();
    private final Div older = new Div();
    private String shown = ALL;

    OutboxPanel(Outbox outbox, Reader reader) {
        this.outbox = outbox;
        this.reader = reader;
        choice = new Segmented<String>(this::choose)
                .with(ALL, reader.text("ui.mail.all"))
                .with(State.QUEUED.name(), "")
                .with(State.FAILED.name(), "")
                .with(State.SENT.name(), "")
                .select(ALL);
        rows.addClassName("tw-sessions");
        older.addClassName("tw-notification-older");
        addClassName("tw-account-part");
        add(rows, older);
        refresh();
    }

    Segmented<String> choice() {
        return choice;
    }

    private void choose(String state) {
        shown = state;
        refresh();
    }

    void refresh() {
        Map<State, Long> counts = outbox.counts();
        for (State state : new State[] {State.QUEUED, State.FAILED, State.SENT}) {
            choice.words(state.name(), reader.text("ui.mail.state." + state.name(), counts.getOrDefault(state, 0L)));
        }
        rows.removeAll();
        append(null);
        if (rows.getComponentCount() == 0) {
            var none = new Div(new Span(reader.text("ui.mail.none")));
            none.addClassNames("tw-session", "tw-second");
            rows.add(none);
        }
    }

    private void append(@Nullable String after) {
        Outbox.Page page = outbox.page(shown.isEmpty() ? null : State.valueOf(shown), PORTION, after);
        page.items().forEach(one -> rows.add(row(one)));
        older.removeAll();
        String next = page.next();
        older.setVisible(next != null);
        if (next != null) {
            older.add(Buttons.small(Buttons.quiet(reader.text("ui.mail.older"), () -> append(next))));
        }
    }

    private Div row(Entry one) {
        var to = new Span(String.join(", ", one.to()));
        to.addClassName("tw-session-origin");
        var subject = new Span(
                one.subject().startsWith("mail.") ? reader.find(one.subject()).orElse(one.subject()) : one.subject());
        subject.addClassNames("tw-second", "tw-session-origin");
        var names = new Div(to, subject, when(one));
        names.addClassName("tw-session-names");
        Problem problem = one.problem();
        if (problem != null) {
            var words = new Span(reader.text("error." + problem.code(), problem.said()));
            words.addClassNames("tw-mail-problem", "tw-text-" + (one.state() == State.FAILED ? "red" : "amber"));
            names.add(words);
        }
        var row = new Div(Icons.of("mail"), names, pill(one.state()));
        row.addClassNames("tw-session", "tw-mail-row");
        if (one.state() == State.FAILED || one.state() == State.QUEUED) {
            row.add(Buttons.small(Buttons.icon("refresh-cw", reader.text("ui.mail.retry"), () -> retry(one))));
            row.add(Buttons.small(Buttons.icon("trash-2", reader.text("ui.mail.remove"), () -> remove(one))));
        }
        return row;
    }

    private Span when(Entry one) {
        Instant ended = one.endedAt();
        Instant next = one.nextTryAt();
        String words = ended != null
                ? reader.moment(ended)
                : next != null && one.attempts() > 0
                        ? reader.text("ui.mail.next", one.attempts(), reader.moment(next))
                        : reader.moment(one.queuedAt());
        var when = new Span(words);
        when.addClassName("tw-notification-when");
        return when;
    }

    private Pill pill(State state) {
        String words = reader.text("ui.mail.is." + state.name());
        return switch (state) {
            case QUEUED -> new Pill(words, Tone.BLUE);
            case SENDING -> new Pill(words, Tone.AMBER);
            case SENT -> new Pill(words, Tone.GREEN);
            case FAILED -> new Pill(words, Tone.RED);
        };
    }

    private void retry(Entry one) {
        Problem problem = one.problem();
        if (one.state() == State.FAILED && problem != null && problem.code().equals("mail.in-doubt")) {
            Confirm.plain(
                    reader.text("ui.mail.again"),
                    reader.text("ui.mail.again.words"),
                    reader.text("ui.mail.retry"),
                    () -> retryNow(one));
        } else {
            retryNow(one);
        }
    }

    private void retryNow(Entry one) {
        Guarded.run(() -> outbox.retry(one.id()));
        refresh();
    }

    private void remove(Entry one) {
        Confirm.danger(
                reader.text("ui.mail.remove.title"),
                reader.text("ui.mail.remove.words"),
                reader.text("ui.mail.remove"),
                () -> {
                    Guarded.run(() -> outbox.remove(one.id()));
                    refresh();
                });
    }
}
