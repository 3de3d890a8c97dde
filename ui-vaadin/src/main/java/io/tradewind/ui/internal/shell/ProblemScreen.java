package io.tradewind.ui.internal.shell;

import jakarta.servlet.http.HttpServletResponse;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;

import io.tradewind.TradewindException;
import io.tradewind.ui.internal.session.Problems;
import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** A screen could not be built: a rule that says why, or an unexpected failure with an id to tell the admin. */
@ParentLayout(MainLayout.class)
public final class ProblemScreen extends Page implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;

    private final transient Reader reader = Reader.current();

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        head().setVisible(false);
        if (parameter.getCaughtException() instanceof TradewindException rule) {
            return showRule(rule);
        }
        var id = Problems.log(parameter.getCaughtException());
        var note = new Div(new Span(reader.text("ui.problem.id")), new Span(id));
        content(new EmptyState(
                        "triangle-alert", Tone.RED, reader.text("ui.problem.title"), reader.text("ui.problem.hint"))
                .actions(
                        Buttons.primary(
                                reader.text("ui.retry"),
                                "refresh-cw",
                                () -> UI.getCurrent().getPage().reload()),
                        Buttons.plain(
                                reader.text("ui.home.go"),
                                "house",
                                () -> UI.getCurrent().navigate("")))
                .note(note));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private int showRule(TradewindException rule) {
        var missing = rule.kind() == TradewindException.Kind.NOT_FOUND;
        content(new EmptyState(
                        missing ? "route" : "shield-check",
                        Tone.GRAY,
                        reader.text(missing ? "ui.missing.title" : "ui.refused.title"),
                        reader.problem(rule))
                .actions(Buttons.primary(
                        reader.text("ui.home.go"),
                        "house",
                        () -> UI.getCurrent().navigate(""))));
        return rule.kind().status();
    }

    @Override
    public String getPageTitle() {
        return reader.text("ui.problem.title");
    }
}
