package io.tradewind.ui.internal.session;

import jakarta.servlet.http.HttpServletRequest;

import com.vaadin.flow.server.VaadinSession;

/** A service whose sessions can get a new id and stay what they are. */
public interface RenewableSessions {
    /**
     * Gives the session a new id, so that an id somebody planted before log-in is worth nothing after it. The caller holds
     * the session's lock and is in a plain HTTP request: a WebSocket cannot set a cookie.
     */
    void renewId(HttpServletRequest request, VaadinSession session);
}
