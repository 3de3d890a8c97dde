package io.tradewind.ui.internal.shell;

import jakarta.servlet.http.HttpServletResponse;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;

import io.tradewind.ui.kit.Buttons;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Nothing at this address, or nothing the reader may see. The two look the same on purpose. */
@ParentLayout(MainLayout.class)
public final class NotFoundScreen extends Page implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;

    public NotFoundScreen() {
        var reader = Reader.current();
        head().setVisible(false);
        content(new EmptyState("route", Tone.GRAY, reader.text("ui.missing.title"), reader.text("ui.missing.hint"))
                .actions(
                        Buttons.primary(
                                reader.text("ui.home.go"),
                                "house",
                                () -> UI.getCurrent().navigate("")),
                        Buttons.plain(
                                reader.text("ui.back"),
                                "arrow-left",
                                () -> UI.getCurrent().getPage().getHistory().back())));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return Reader.current().text("ui.missing.title");
    }
}
