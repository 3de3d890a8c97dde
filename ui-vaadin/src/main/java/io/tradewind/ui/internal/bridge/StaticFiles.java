package io.tradewind.ui.internal.bridge;

import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;

/** Static files; those of the prebuilt frontend have a hash in their names and never change. */
final class StaticFiles extends StaticFileServer {
    private static final long serialVersionUID = 1L;
    private static final int YEAR = 365 * 24 * 3600;

    StaticFiles(VaadinService service) {
        super(service);
    }

    @Override
    protected int getCacheTime(String file) {
        return file.startsWith("/VAADIN/build/") ? YEAR : super.getCacheTime(file);
    }
}
