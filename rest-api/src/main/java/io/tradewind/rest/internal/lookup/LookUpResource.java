package io.tradewind.rest.internal.lookup;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.lookup.LookUps;
import io.tradewind.lookup.LookUps.Hit;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** Whether the company knows somebody already. */
@Component(service = RestResource.class)
public final class LookUpResource implements RestResource {
    private static final Operation FIND = Operation.of(
                    "{type}",
                    "Look up over the whole company, exactly and nearly, by the fields that warn of duplicates; what the caller may"
                            + " not see is masked. Needs the right {type}.look-up; counted and traced")
            .query("name", "Name", TEXT)
            .query("phone", "Phone number", TEXT)
            .query("email", "E-mail address", TEXT)
            .query("taxId", "Tax id, where the type has one", TEXT)
            .answers(
                    200,
                    items(object(
                            "id",
                            nullable(TEXT),
                            "name",
                            TEXT,
                            "exact",
                            BOOLEAN,
                            "field",
                            TEXT,
                            "state",
                            nullable(TEXT),
                            "owner",
                            nullable(ref("Reference")),
                            "since",
                            INSTANT)))
            .onlyFor(type -> !LookUps.fields(type).isEmpty());

    private final LookUps lookUps;
    private final RecordTypes types;

    @Activate
    public LookUpResource(@Reference LookUps lookUps, @Reference RecordTypes types) {
        this.lookUps = lookUps;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/{type}/look-up", this::find, FIND));
    }

    private Answer find(Call call) {
        String type = types.require(call.variable("type")).name();
        Map<String, String> values = new LinkedHashMap<>();
        call.query()
                .names()
                .forEach(name -> values.put(name, call.query().text(name).orElse("")));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "items",
                lookUps.find(type, values).stream().map(LookUpResource::json).toList());
        return Answer.ok(json);
    }

    private static Map<String, @Nullable Object> json(Hit hit) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", hit.ref() == null ? null : hit.ref().id());
        json.put("name", hit.name());
        json.put("exact", hit.exact());
        json.put("field", hit.field());
        json.put("state", hit.state());
        json.put("owner", JsonValue.of(hit.owner()));
        json.put("since", JsonValue.of(hit.since()));
        return json;
    }
}
