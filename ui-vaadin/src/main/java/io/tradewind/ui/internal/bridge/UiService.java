package io.tradewind.ui.internal.bridge;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.ServiceDestroyListener;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.Registration;

import io.tradewind.ui.internal.session.Doorkeeper;
import io.tradewind.ui.internal.session.RenewableSessions;

/**
 * Knows one session by two names. Servlets on the whiteboard see a wrapper named {@code <id>-<context>}; a WebSocket
 * handshake sees the server's own session {@code <id>}, which holds none of our attributes. So every question about a raw
 * session is answered from its wrapper.
 */
final class UiService extends VaadinServletService implements RenewableSessions {
    private static final long serialVersionUID = 1L;
    private static final String LEAKING_LISTENER = "com.vaadin.flow.component.internal.ComponentMetaData";
    private static final String RAW_ID = UiService.class.getName() + ".rawId";

    private final transient ViewRegistry views;
    private final transient Doorkeeper doorkeeper;
    private final transient Map<String, WrappedSession> wrappers = new ConcurrentHashMap<>();

    UiService(VaadinServlet servlet, DeploymentConfiguration configuration, ViewRegistry views, Doorkeeper doorkeeper) {
        super(servlet, configuration);
        this.views = views;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public void init() throws ServiceException {
        super.init();
        addSessionDestroyListener(event -> forget(event.getSession()));
        views.screens().follow(this);
        doorkeeper.follow(this);
    }

    @Override
    protected List<RequestHandler> createRequestHandlers() throws ServiceException {
        var handlers = super.createRequestHandlers();
        handlers.add(doorkeeper);
        return handlers;
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
        super.modifyIndexHtmlResponse(page);
        doorkeeper.dress(page);
    }

    @Override
    public void renewId(HttpServletRequest request, VaadinSession session) {
        forget(session);
        request.changeSessionId();
        var renewed = new WrappedHttpSession(request.getSession());
        remember(renewed, session);
        session.refreshTransients(renewed, this);
    }

    @Override
    protected void writeToHttpSession(WrappedSession session, VaadinSession vaadinSession) {
        super.writeToHttpSession(session, vaadinSession);
        remember(session, vaadinSession);
    }

    @Override
    protected void removeFromHttpSession(WrappedSession session) {
        super.removeFromHttpSession(translate(session));
        wrappers.remove(rawId(session.getId()));
    }

    @Override
    protected @Nullable VaadinSession loadSession(WrappedSession session) {
        return super.loadSession(translate(session));
    }

    @Override
    protected @Nullable VaadinSession readFromHttpSession(WrappedSession session) {
        return super.readFromHttpSession(translate(session));
    }

    @Override
    protected @Nullable Lock getSessionLock(WrappedSession session) {
        return super.getSessionLock(translate(session));
    }

    /** Flow adds one such listener per component class and never takes it back, which keeps dead bundles in memory. */
    @Override
    public Registration addServiceDestroyListener(ServiceDestroyListener listener) {
        return listener.getClass().getName().startsWith(LEAKING_LISTENER)
                ? () -> {}
                : super.addServiceDestroyListener(listener);
    }

    private WrappedSession translate(WrappedSession session) {
        return wrappers.getOrDefault(rawId(session.getId()), session);
    }

    private void remember(WrappedSession session, VaadinSession vaadinSession) {
        var id = rawId(session.getId());
        wrappers.put(id, session);
        SecurityHeaders.keepCookieAtHome(getCurrentResponse(), id);
        vaadinSession.setAttribute(RAW_ID, id);
    }

    private void forget(VaadinSession session) {
        if (session.getAttribute(RAW_ID) instanceof String id) {
            wrappers.remove(id);
        }
    }

    private static String rawId(String id) {
        var suffix = "-" + WebContext.NAME;
        return id.endsWith(suffix) ? id.substring(0, id.length() - suffix.length()) : id;
    }
}
