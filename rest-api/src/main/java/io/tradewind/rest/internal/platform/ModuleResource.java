package io.tradewind.rest.internal.platform;

import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.module.Modules;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Multipart;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.text.Texts;

/** Modules: look, enable, disable, install, remove. Their effects are outside the database, so they are not kept by key. */
@Component(service = RestResource.class)
public final class ModuleResource implements RestResource {
    private static final String TAG = "modules";
    private static final Operation LIST = Operation.of(TAG, "All modules").answers(200, items(ref("Module")));
    private static final Operation READ =
            Operation.of(TAG, "One module with the rows it keeps").answers(200, ref("Module"));
    private static final Operation ENABLE =
            Operation.of(TAG, "Start a module, also over restarts").answers(200, ref("Module"));
    private static final Operation DISABLE = Operation.of(TAG, "Stop a module, also over restarts; its data stays")
            .answers(200, ref("Module"));
    private static final Operation INSTALL = Operation.of(TAG, "Install or update a module from a bundle file")
            .takes(
                    "multipart/form-data",
                    requiring(
                            object("file", Map.of("type", "string", "contentMediaType", "application/java-archive")),
                            "file"))
            .answers(201, ref("Module"));
    private static final Operation REMOVE = Operation.of(TAG, "Remove a module that was installed; its data stays");

    private final Modules modules;
    private final Texts texts;

    @Activate
    public ModuleResource(@Reference Modules modules, @Reference Texts texts) {
        this.modules = modules;
        this.texts = texts;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/modules", this::list, LIST),
                Route.get("/modules/{name}", this::read, READ),
                Route.post("/modules", this::install, INSTALL).notKept(),
                Route.post("/modules/{name}/enable", this::enable, ENABLE).notKept(),
                Route.post("/modules/{name}/disable", this::disable, DISABLE).notKept(),
                Route.delete("/modules/{name}", this::remove, REMOVE));
    }

    private Answer list(Call call) {
        return Answer.ok(Map.of(
                "items",
                modules.all().stream()
                        .map(module -> json(module, call.locale(), false))
                        .toList()));
    }

    private Answer read(Call call) {
        return now(200, call, call.variable("name"));
    }

    private Answer enable(Call call) {
        modules.enable(call.variable("name"));
        return now(200, call, call.variable("name"));
    }

    private Answer disable(Call call) {
        modules.disable(call.variable("name"));
        return now(200, call, call.variable("name"));
    }

    private Answer install(Call call) {
        Multipart form = call.parts();
        try (InputStream file = form.file("file")) {
            Modules.Module installed = modules.install(form.fileName("file"), file);
            return Answer.json(201, json(installed, call.locale(), true))
                    .header("Location", "/api/v1/modules/" + installed.name());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Answer remove(Call call) {
        modules.remove(call.variable("name"));
        return Answer.empty(204);
    }

    private Answer now(int status, Call call, String name) {
        return Answer.json(status, json(modules.read(name), call.locale(), true));
    }

    private Map<String, @Nullable Object> json(Modules.Module module, Locale locale, boolean whole) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", module.name());
        json.put(
                "title",
                texts.find(locale, "module." + module.name() + ".title").orElse(module.name()));
        json.put("version", module.version());
        json.put("provider", module.provider());
        json.put("core", module.core());
        json.put("dropped", module.dropped());
        json.put("state", module.state().name());
        json.put("problem", module.problem());
        json.put("recordTypes", module.recordTypes());
        json.put("views", module.views());
        json.put("handlers", module.handlers());
        if (whole) {
            json.put("data", module.data());
        }
        return json;
    }
}
