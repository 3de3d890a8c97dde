package io.tradewind.rest.internal.record;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.Explanation;
import io.tradewind.record.Explanations;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** Why somebody can or cannot see a record. */
@Component(service = RestResource.class)
public final class ExplanationResource implements RestResource {
    private static final Operation EXPLAIN = Operation.of(
                    "{type}", "Why somebody can or cannot see a record; for its owner and those who manage access")
            .query("user", "Id or log-in name of the person it is about", TEXT)
            .answers(
                    200,
                    object(
                            "record",
                            TEXT,
                            "user",
                            ref("Reference"),
                            "reads",
                            BOOLEAN,
                            "reasons",
                            array(object("code", TEXT, "opens", BOOLEAN, "text", TEXT)),
                            "verbs",
                            array(object("verb", TEXT, "granted", BOOLEAN, "text", TEXT)),
                            "fields",
                            array(object("field", TEXT, "reads", BOOLEAN, "edits", BOOLEAN, "text", TEXT))));

    private final Explanations explanations;
    private final RecordTypes types;

    @Activate
    public ExplanationResource(@Reference Explanations explanations, @Reference RecordTypes types) {
        this.explanations = explanations;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/{type}/{id}/access", this::explain, EXPLAIN));
    }

    private Answer explain(Call call) {
        call.query().only("user");
        String user =
                call.query().text("user").orElseThrow(() -> Refusal.malformed("request.missing-parameter", "user"));
        RecordRef ref = new RecordRef(types.require(call.variable("type")).name(), call.variable("id"));
        return Answer.ok(json(explanations.explain(ref, user, call.locale())));
    }

    private static Map<String, @Nullable Object> json(Explanation told) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("record", told.record().toString());
        json.put("user", JsonValue.of(told.user()));
        json.put("reads", told.reads());
        json.put(
                "reasons",
                told.reasons().stream()
                        .map(one -> Map.of("code", one.code(), "opens", one.opens(), "text", one.words()))
                        .toList());
        json.put(
                "verbs",
                told.verbs().stream()
                        .map(one -> Map.of("verb", one.verb().name(), "granted", one.granted(), "text", one.words()))
                        .toList());
        json.put(
                "fields",
                told.fields().stream()
                        .map(one -> Map.of(
                                "field", one.field(),
                                "reads", one.reads(),
                                "edits", one.edits(),
                                "text", one.words()))
                        .toList());
        return json;
    }
}
