package io.tradewind.ui.internal.shell;

import jakarta.servlet.http.HttpServletResponse;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;

import io.tradewind.ui.internal.bridge.ScreenLeaves;
import io.tradewind.ui.kit.EmptyState;
import io.tradewind.ui.kit.Page;
import io.tradewind.ui.kit.Reader;
import io.tradewind.ui.kit.Tone;

/** Stands where a screen was while its module is updated. */
@ParentLayout(MainLayout.class)
public final class UpdatingScreen extends Page implements HasErrorParameter<ScreenLeaves> {
    private static final long serialVersionUID = 1L;

    public UpdatingScreen() {
        var reader = Reader.current();
        head().setVisible(false);
        title(reader.text("ui.module.updating"));
        content(new EmptyState(
                "refresh-cw", Tone.ACCENT, reader.text("ui.module.updating"), reader.text("ui.module.updating.hint")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ScreenLeaves> parameter) {
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
