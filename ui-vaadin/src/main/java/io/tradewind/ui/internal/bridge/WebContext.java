package io.tradewind.ui.internal.bridge;

import java.net.URL;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

import com.vaadin.flow.server.VaadinServlet;

/**
 * The servlet context of the browser UI: finds static files in the bundles and puts security headers on every answer.
 * A module's files live under {@code META-INF/resources/tradewind/<module>/} and nowhere else, so that modules cannot
 * shadow one another or the shell.
 */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = WebContext.NAME, path = "/")
public final class WebContext extends ServletContextHelper {
    static final String NAME = "tradewind";

    private static final String RESOURCES = "META-INF/resources";
    private static final String FRONTEND = "/VAADIN/build/";
    private static final String MODULE_FILES = "/tradewind/";
    private static final String MODULE_HEADER = "Tradewind-Module";

    /** The whiteboard knows no content types, and browsers refuse scripts that have none. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    private final BundleContext bundles;

    @Activate
    public WebContext(BundleContext bundles) {
        this.bundles = bundles;
    }

    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) {
        SecurityHeaders.write(response, request.isSecure());
        return true;
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (name.endsWith("/") || name.contains("..") || name.contains("\\")) {
            return null;
        }
        var path = name.startsWith("/") ? name : "/" + name;
        var vaadin = FrameworkUtil.getBundle(VaadinServlet.class);
        if (path.startsWith(FRONTEND)) {
            return vaadin.getEntry("META-INF/VAADIN/webapp" + path);
        }
        return Stream.concat(Stream.of(bundles.getBundle(), vaadin), moduleOwning(path).stream())
                .map(bundle -> bundle.getEntry(RESOURCES + path))
                .filter(url -> url != null && !url.getPath().endsWith("/"))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable String getMimeType(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.get(extension);
    }

    private Optional<Bundle> moduleOwning(String path) {
        if (!path.startsWith(MODULE_FILES)) {
            return Optional.empty();
        }
        var rest = path.substring(MODULE_FILES.length());
        var slash = rest.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        var module = rest.substring(0, slash);
        return Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .filter(bundle -> module.equals(bundle.getHeaders().get(MODULE_HEADER)))
                .findFirst();
    }
}
