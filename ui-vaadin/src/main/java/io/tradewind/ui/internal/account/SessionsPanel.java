package io.tradewind.ui.internal.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

import io.tradewind.access.OwnSessions;
import io.tradewind.access.OwnSessions.Open;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.Icons;
import io.tradewind.ui.kit.Pill;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Toast;
import io.tradewind.ui.kit.Tone;

/** Where one is logged in, with a way to end what one does not know. */
final class SessionsPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient OwnSessions sessions;
    private final transient Reader reader = Reader.current();
    private final String token;

    SessionsPanel(OwnSessions sessions, String token) {
        this.sessions = sessions;
        this.token = token;
        addClassName("tw-account-part");
        show();
    }

    private void show() {
        removeAll();
        var words = new Paragraph(reader.text("ui.sessions.words"));
        words.addClassName("tw-second");
        var open = sessions.mine(token);
        var list = new Div();
        list.addClassName("tw-sessions");
        open.forEach(each -> list.add(row(each)));
        add(words, list);
        if (open.size() > 1) {
            var others = new Div(Buttons.plain(reader.text("ui.sessions.end-others"), "log-out", this::endOthers));
            others.addClassName("tw-line");
            add(others);
        }
    }

    private Div row(Open session) {
        var origin = new Span(session.origin());
        origin.addClassName("tw-session-origin");
        var times = new Span(
                reader.text("ui.sessions.times", reader.show(session.since()), reader.ago(session.lastSeenAt())));
        times.addClassName("tw-second");
        var names = new Div(origin, times);
        names.addClassName("tw-session-names");
        var row = new Div(Icons.of("monitor"), names);
        row.addClassName("tw-session");
        row.add(
                session.current()
                        ? new Pill(reader.text("ui.sessions.this"), Tone.GREEN)
                        : Buttons.small(Buttons.quiet(reader.text("ui.sessions.end"), () -> end(session))));
        return row;
    }

    private void end(Open session) {
        sessions.end(session.id());
        show();
        Toast.done(reader.text("ui.sessions.ended"));
    }

    private void endOthers() {
        sessions.endOthers(token);
        show();
        Toast.done(reader.text("ui.sessions.ended.others"));
    }
}
