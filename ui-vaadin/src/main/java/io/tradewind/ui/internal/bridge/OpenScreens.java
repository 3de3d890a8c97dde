package io.tradewind.ui.internal.bridge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;

/** Every browser tab that is open on this node. */
public final class OpenScreens {
    private final Set<VaadinSession> sessions = ConcurrentHashMap.newKeySet();

    void follow(VaadinService service) {
        service.addSessionInitListener(event -> sessions.add(event.getSession()));
        service.addSessionDestroyListener(event -> sessions.remove(event.getSession()));
    }

    /**
     * Does something in every tab, each under its own session's lock and pushed to it; returns at once. A session that
     * is busy does it when it is free.
     */
    public void each(Consumer<UI> task) {
        for (var session : sessions) {
            session.access(() -> List.copyOf(session.getUIs()).forEach(ui -> inside(ui, task)));
        }
    }

    /** Does something in one tab later; nothing happens if it has been closed. */
    static void inside(UI ui, Consumer<UI> task) {
        try {
            ui.access(() -> task.accept(ui));
        } catch (UIDetachedException closed) {
            // the tab was closed between being listed and being asked
        }
    }
}
