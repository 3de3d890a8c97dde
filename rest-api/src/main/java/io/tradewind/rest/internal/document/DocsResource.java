package io.tradewind.rest.internal.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** The page that shows the document (Swagger UI), from our own origin only. */
@Component(service = RestResource.class)
public final class DocsResource implements RestResource {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String OURS = "/docs/";
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "docs.js", "text/javascript; charset=utf-8",
            "docs.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "swagger-ui.css", "text/css; charset=utf-8",
            "favicon-32x32.png", "image/png");

    @Activate
    public DocsResource() {}

    @Override
    public List<Route> routes() {
        return List.of(Route.page("/docs", call -> file("index.html")), Route.page("/docs/{file}", DocsResource::file));
    }

    private static Answer file(Call call) {
        return file(call.variable("file"));
    }

    /** The name is looked up among ours, never made into a path. */
    private static Answer file(String name) {
        String type = FILES.get(name);
        if (type == null) {
            throw Refusal.of(404, "request.no-such-path");
        }
        return Answer.bytes(200, type, read(name))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "public, max-age=3600");
    }

    private static String folder(String name) {
        return name.startsWith("docs.") || name.startsWith("index.") ? OURS : SWAGGER_UI;
    }

    private static byte[] read(String name) {
        try (InputStream file = DocsResource.class.getResourceAsStream(folder(name) + name)) {
            if (file == null) {
                throw Refusal.of(404, "request.no-such-path");
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
