package io.tradewind.rest.internal.kernel;

import java.net.URL;
import java.util.Hashtable;
import java.util.Map;

import jakarta.servlet.Servlet;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

import io.tradewind.text.Texts;

/**
 * In a headless start, a page at the root that says where the doors are; otherwise the root is the browser door's, and this does
 * nothing.
 */
@Component(service = Welcome.class, immediate = true)
public final class Welcome {
    private static final String CONTEXT = "tradewind-welcome";

    @Activate
    public Welcome(BundleContext context, @Reference Texts texts) {
        if (Boolean.parseBoolean(context.getProperty("tradewind.headless"))) {
            context.registerService(
                    ServletContextHelper.class,
                    new NoFiles(),
                    properties(
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME,
                            CONTEXT,
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH,
                            "/"));
            context.registerService(
                    Servlet.class,
                    new WelcomePage(texts),
                    properties(
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                            "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CONTEXT + ")",
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                            "/*"));
        }
    }

    private static Hashtable<String, Object> properties(String key, String value, String other, String otherValue) {
        return new Hashtable<>(Map.of(key, value, other, otherValue));
    }

    /** Serves no files. */
    private static final class NoFiles extends ServletContextHelper {
        @Override
        public @Nullable URL getResource(String name) {
            return null;
        }
    }
}
