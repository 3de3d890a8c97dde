package io.tradewind.rest.internal.form;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.tradewind.form.PublicForms;
import io.tradewind.form.PublicForms.Sent;
import io.tradewind.form.PublicForms.Shown;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RateLimits;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.kernel.Settings;

/**
 * Forms on web sites, without log-in: what they ask for, and what is sent in. With a throttle of its own; other sites may use a form
 * only if it names them.
 */
@Component(service = RestResource.class, configurationPid = "io.tradewind.rest")
public final class FormResource implements RestResource {
    private static final String TICKET = "ticket";
    /** What people do not see and machines fill in. */
    private static final String TRAP = "homepage";

    private static final Operation SHOW = Operation.of("forms", "What a form asks for, and a ticket to send it with")
            .answers(
                    200,
                    requiring(
                            object(
                                    "title",
                                    TEXT,
                                    "inputs",
                                    array(object(
                                            "name",
                                            TEXT,
                                            "kind",
                                            TEXT,
                                            "label",
                                            TEXT,
                                            "required",
                                            BOOLEAN,
                                            "maxLength",
                                            INTEGER)),
                                    TICKET,
                                    TEXT),
                            "title",
                            "inputs",
                            TICKET));
    private static final Operation SEND = Operation.of(
                    "forms",
                    "Send a form in: its inputs by name, the ticket, and nothing in homepage; also as a browser sends a form")
            .takes(object(TICKET, TEXT, TRAP, TEXT))
            .answers(202, requiring(object("thanks", TEXT), "thanks"));

    private final List<PublicForms> all = new CopyOnWriteArrayList<>();
    private final RateLimits perOrigin;

    @Activate
    public FormResource(Settings settings) {
        perOrigin = new RateLimits(settings.forms_per_origin());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addForms(PublicForms forms) {
        all.add(forms);
    }

    void removeForms(PublicForms forms) {
        all.remove(forms);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/forms/{key}", this::show, SHOW).forEverybody(),
                Route.post("/forms/{key}", this::send, SEND).forEverybody().notKept());
    }

    /** A form, and the stage that keeps it. */
    private record Kept(PublicForms forms, Shown shown) {}

    private Kept require(Call call) {
        RateLimits.Budget budget = perOrigin.take(call.origin());
        if (budget.spent()) {
            throw Refusal.of(429, "request.too-many", budget.retryAfter())
                    .header("Retry-After", Long.toString(budget.retryAfter()));
        }
        String key = call.variable("key");
        Kept kept = all.stream()
                .flatMap(forms -> forms.find(key, call.locale()).map(shown -> new Kept(forms, shown)).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "forms.none"));
        call.header("Origin").filter(kept.shown().sites()::contains).ifPresent(site -> {
            call.answerWith("Access-Control-Allow-Origin", site);
            call.answerWith("Vary", "Origin");
        });
        return kept;
    }

    private Answer show(Call call) {
        Shown shown = require(call).shown();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", shown.title());
        json.put("inputs", shown.inputs().stream().map(FormResource::input).toList());
        json.put(TICKET, shown.ticket());
        return Answer.ok(json).header("Cache-Control", "no-store");
    }

    private static Map<String, Object> input(PublicForms.Input input) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", input.name());
        json.put("kind", input.kind().name());
        json.put("label", input.label());
        json.put("required", input.required());
        json.put("maxLength", input.max());
        return json;
    }

    private Answer send(Call call) {
        Kept kept = require(call);
        Map<String, String> values = new LinkedHashMap<>(call.form());
        String ticket = values.getOrDefault(TICKET, "");
        String trap = values.getOrDefault(TRAP, "");
        values.keySet().removeAll(List.of(TICKET, TRAP));
        String thanks = kept.forms().send(call.variable("key"), new Sent(values, ticket, trap, call.locale()));
        return Answer.json(202, Map.of("thanks", thanks)).header("Cache-Control", "no-store");
    }
}
