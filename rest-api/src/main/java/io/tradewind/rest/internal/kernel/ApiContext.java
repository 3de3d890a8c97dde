package io.tradewind.rest.internal.kernel;

import java.net.URL;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/** The API's own servlet context: it shares no session with the browser UI and serves no files. */
@Component(service = ServletContextHelper.class)
@HttpWhiteboardContext(name = ApiContext.NAME, path = "/api")
public final class ApiContext extends ServletContextHelper {
    static final String NAME = "tradewind-api";

    @Activate
    public ApiContext() {}

    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }
}
