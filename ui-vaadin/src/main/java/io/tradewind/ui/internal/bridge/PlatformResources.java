package io.tradewind.ui.internal.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.di.ResourceProvider;
import com.vaadin.flow.server.VaadinServlet;

/** Flow's own files (prebuilt frontend, configuration), all inside the Vaadin bundle. */
final class PlatformResources implements ResourceProvider {
    private final ClassLoader platform = VaadinServlet.class.getClassLoader();

    @Override
    public @Nullable URL getApplicationResource(String path) {
        return platform.getResource(path);
    }

    @Override
    public List<URL> getApplicationResources(String path) throws IOException {
        return Collections.list(platform.getResources(path));
    }

    @Override
    public @Nullable URL getClientResource(String path) {
        return platform.getResource(path);
    }

    @Override
    public @Nullable InputStream getClientResourceAsStream(String path) {
        return platform.getResourceAsStream(path);
    }
}
