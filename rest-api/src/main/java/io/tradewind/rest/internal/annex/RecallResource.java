package io.tradewind.rest.internal.annex;

import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.recall.Favorites;
import io.tradewind.recall.Recalled;
import io.tradewind.recall.Recent;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Records;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** The records that the caller looked at last, and those they keep at hand. */
@Component(service = RestResource.class)
public final class RecallResource implements RestResource {
    private static final String TAG = "me";
    private static final Map<String, Object> RECALLED =
            object("record", TEXT, "type", TEXT, "id", TEXT, "title", TEXT, "at", INSTANT);

    private static final Operation RECENT = Operation.of(TAG, "Records that one looked at last, latest first")
            .query(
                    "limit",
                    "Most of them",
                    Map.of("type", "integer", "minimum", 1, "maximum", Recent.MOST, "default", Recent.MOST))
            .answers(200, items(RECALLED));
    private static final Operation LOOKED =
            Operation.of(TAG, "Note that one looked at a record; reading it over HTTP alone does not");
    private static final Operation FAVORITES =
            Operation.of(TAG, "Own favorites, latest first").answers(200, items(RECALLED));
    private static final Operation ADD = Operation.of(TAG, "Make a record a favorite");
    private static final Operation REMOVE = Operation.of(TAG, "Make a record no longer a favorite");

    private final Recent recent;
    private final Favorites favorites;
    private final Records records;
    private final RecordTypes types;

    @Activate
    public RecallResource(
            @Reference Recent recent,
            @Reference Favorites favorites,
            @Reference Records records,
            @Reference RecordTypes types) {
        this.recent = recent;
        this.favorites = favorites;
        this.records = records;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/me/recent", this::recent, RECENT),
                Route.put("/me/recent/{type}/{id}", this::looked, LOOKED),
                Route.get("/me/favorites", this::favorites, FAVORITES),
                Route.put("/me/favorites/{type}/{id}", this::add, ADD),
                Route.delete("/me/favorites/{type}/{id}", this::remove, REMOVE));
    }

    private RecordRef target(Call call) {
        return new RecordRef(types.require(call.variable("type")).name(), call.variable("id"));
    }

    private Answer recent(Call call) {
        call.query().only("limit");
        return answer(recent.mine(call.query().number("limit", Recent.MOST, 1, Recent.MOST)));
    }

    private Answer looked(Call call) {
        recent.looked(records.read(target(call)).ref());
        return Answer.empty(204);
    }

    private Answer favorites(Call call) {
        call.query().only();
        return answer(favorites.mine());
    }

    private Answer add(Call call) {
        favorites.add(target(call));
        return Answer.empty(204);
    }

    /** Also of a type that went away. */
    private Answer remove(Call call) {
        favorites.remove(new RecordRef(call.variable("type"), call.variable("id")));
        return Answer.empty(204);
    }

    private static Answer answer(List<Recalled> recalled) {
        return Answer.ok(
                Map.of("items", recalled.stream().map(RecallResource::json).toList()));
    }

    private static Map<String, @Nullable Object> json(Recalled one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("record", one.record().toString());
        json.put("type", one.record().type());
        json.put("id", one.record().id());
        json.put("title", one.title());
        json.put("at", JsonValue.of(one.at()));
        return json;
    }
}
