package io.tradewind.ui.internal.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.vaadin.flow.di.Lookup;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.AppShellRegistry;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.VaadinServletService;

import io.tradewind.ui.internal.session.Doorkeeper;

/**
 * Vaadin's servlet on the whiteboard. The server offers its WebSocket container only after whiteboard servlets were
 * initialised, so the real start waits for it on a thread of its own, and early requests wait for that start.
 */
@Component(
        service = Servlet.class,
        property = {
            "servlet.init.productionMode=true",
            "servlet.init.closeIdleSessions=true",
            // two buffers that each push connection is given and never uses
            "servlet.init.org.atmosphere.websocket.bufferSize=64"
        })
@HttpWhiteboardServletName(UiServlet.NAME)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + WebContext.NAME + ")")
@HttpWhiteboardServletMultipart(
        enabled = true,
        maxFileSize = 64L << 20,
        maxRequestSize = 72L << 20,
        fileSizeThreshold = 1 << 16)
public final class UiServlet extends VaadinServlet {
    static final String NAME = "tradewind-ui";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UiServlet.class);
    private static final String WEBSOCKETS = "jakarta.websocket.server.ServerContainer";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final transient ViewRegistry views;
    private final transient Doorkeeper doorkeeper;
    private final transient CountDownLatch started = new CountDownLatch(1);
    private transient volatile @Nullable Thread starter;

    @Activate
    public UiServlet(@Reference ViewRegistry views, @Reference Doorkeeper doorkeeper) {
        this.views = views;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public void init(ServletConfig given) throws ServletException {
        var config = new WhiteboardConfig(given);
        if (config.getServletContext().getAttribute(WEBSOCKETS) != null) {
            start(config);
            return;
        }
        starter = Thread.ofPlatform().daemon().name("tradewind-ui-start").start(() -> startWhenPushIsThere(config));
    }

    private void startWhenPushIsThere(WhiteboardConfig config) {
        try {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (config.getServletContext().getAttribute(WEBSOCKETS) == null) {
                if (System.nanoTime() > deadline) {
                    LOG.warn(
                            "No WebSocket container after {} s: screens will not update by themselves. "
                                    + "Is org.apache.felix.jakarta.websocket.enable=true in etc/org.apache.felix.http.cfg?",
                            PATIENCE.toSeconds());
                    break;
                }
                Thread.sleep(10);
            }
            start(config);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ServletException | RuntimeException e) {
            LOG.error("The browser UI did not start", e);
        }
    }

    private void start(WhiteboardConfig config) throws ServletException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(VaadinServlet.class.getClassLoader());
        try {
            var context = new VaadinServletContext(config.getServletContext());
            context.setAttribute(Lookup.class, new OsgiLookup(views::instantiator));
            AppShellRegistry.getInstance(context).setShell(AppShell.class);
            views.open(context);
            super.init(config);
        } finally {
            thread.setContextClassLoader(before);
            started.countDown();
        }
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration) throws ServiceException {
        var service = new UiService(this, configuration, views, doorkeeper);
        service.setClassLoader(VaadinServlet.class.getClassLoader());
        service.init();
        return service;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!isStarted()) {
            response.setHeader("Retry-After", "2");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(VaadinServlet.class.getClassLoader());
        try {
            super.service(request, response);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private boolean isStarted() {
        try {
            return started.await(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS) && getServletConfig() != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        var waiting = starter;
        if (waiting != null) {
            waiting.interrupt();
        }
        if (getServletConfig() != null) {
            super.destroy();
        }
        views.close();
    }
}
