package io.tradewind.ui.internal.bridge;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/**
 * The page that carries everything. The server talks by WebSocket; what the browser says goes by plain requests, which
 * carry cookies and can renew a session's id at log-in.
 */
@Push(transport = Transport.WEBSOCKET_XHR)
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://tradewind/tradewind.css")
@StyleSheet("context://tradewind/screens.css")
public final class AppShell implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;
}
