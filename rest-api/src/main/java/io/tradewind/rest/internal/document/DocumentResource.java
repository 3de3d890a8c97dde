package io.tradewind.rest.internal.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordTypes.Listener;
import io.tradewind.record.TypeSpec;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Json;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.kernel.Schemas;
import io.tradewind.text.Texts;

/** The document of the types and routes that are there now; written anew when they change. Open: it tells nothing about data. */
@Component(service = RestResource.class)
public final class DocumentResource implements RestResource {
    private static final Operation DOCUMENT = Operation.of("api", "This document")
            .header("If-None-Match", "Tag of the document that is known already")
            .answers(200, Schemas.OBJECT);

    private final RecordTypes types;
    private final Texts texts;
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final AutoCloseable watch;

    /** A document with what it was made from. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Written(List<Route> routes, List<TypeSpec> types, byte[] bytes, String tag) {
        boolean isOf(List<Route> currentRoutes, List<TypeSpec> currentTypes) {
            return routes == currentRoutes && types.equals(currentTypes);
        }
    }

    @Activate
    public DocumentResource(@Reference RecordTypes types, @Reference Texts texts) {
        this.types = types;
        this.texts = texts;
        watch = types.watch(new Listener() {
            @Override
            public void came(String type) {
                written.clear();
            }

            @Override
            public void went(String type) {
                written.clear();
            }

            @Override
            public void changed(String type) { // perhaps in its words alone
                written.clear();
            }
        });
    }

    @Deactivate
    public void close() throws Exception {
        watch.close();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/openapi.json", this::document, DOCUMENT).forEverybody());
    }

    private Answer document(Call call) {
        Written current = current(call.routes(), call.locale());
        Answer answer =
                call.header("If-None-Match").filter(current.tag()::equals).isPresent()
                        ? Answer.empty(304)
                        : Answer.bytes(200, "application/json", current.bytes());
        return answer.header("ETag", current.tag());
    }

    private Written current(List<Route> routes, Locale locale) {
        List<TypeSpec> running = types.running();
        return written.compute(
                locale.getLanguage(),
                (language, before) ->
                        before != null && before.isOf(routes, running) ? before : written(routes, running, locale));
    }

    private Written written(List<Route> routes, List<TypeSpec> running, Locale locale) {
        byte[] bytes = Json.write(new Document(texts, locale).write(routes, running));
        return new Written(routes, running, bytes, tag(bytes));
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
