package io.tradewind.rest.internal.platform;

import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.ActionSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeView;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.text.Texts;

/** The front door: which resources are there right now, as the caller may use them. */
@Component(service = RestResource.class)
public final class IndexResource implements RestResource {
    private static final String ROOT = "/api/v1/";
    private static final Pattern PLAIN = Pattern.compile("/v1/[a-z-]+");
    private static final Operation INDEX = Operation.of("api", "The resources that are there now")
            .answers(
                    200,
                    object(
                            "items",
                            array(object(
                                    "name", TEXT, "title", TEXT, "href", TEXT, "module", TEXT, "actions", array(TEXT))),
                            "links",
                            object("document", TEXT, "docs", TEXT)));

    private final RecordTypes types;
    private final Texts texts;

    @Activate
    public IndexResource(@Reference RecordTypes types, @Reference Texts texts) {
        this.types = types;
        this.texts = texts;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("", this::index, INDEX));
    }

    private Answer index(Call call) {
        List<Map<String, Object>> items = new ArrayList<>();
        types.all().forEach(type -> items.add(type(type, call.locale())));
        call.routes().stream()
                .filter(route -> route.method().equals("GET")
                        && PLAIN.matcher(route.template()).matches())
                .map(route -> route.template().substring("/v1/".length()))
                .sorted()
                .forEach(name -> items.add(Map.of("name", name, "href", ROOT + name)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", items);
        json.put("links", Map.of("document", ROOT + "openapi.json", "docs", "/api/docs"));
        return Answer.ok(json);
    }

    private Map<String, Object> type(TypeView type, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", type.name());
        json.put("title", texts.find(locale, type.name() + ".title").orElse(type.name()));
        json.put("href", ROOT + type.name());
        json.put("module", type.module());
        json.put("verbs", type.verbs().stream().map(Enum::name).sorted().toList());
        json.put("actions", type.type().actions().stream().map(ActionSpec::name).toList());
        return json;
    }
}
