package io.tradewind.rest.internal.platform;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Query;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.search.Search;

/** Records of all types by words. */
@Component(service = RestResource.class)
public final class SearchResource implements RestResource {
    private static final int FEW = 5;
    private static final int MOST = 50;
    private static final Operation FIND = Operation.of(
                    "search",
                    "Records of all types that have all the words: by words and their parts, pinyin and its initials, parts of numbers")
            .query(
                    "q",
                    "What is looked for; without it nothing is found",
                    Map.of("type", "string", "maxLength", Search.LONGEST))
            .query("types", "Record types, separated by commas; all if left out", TEXT)
            .query("limit", "Hits of each type", Map.of("type", "integer", "minimum", 1, "maximum", MOST))
            .answers(
                    200,
                    object(
                            "groups",
                            array(object(
                                    "type",
                                    TEXT,
                                    "items",
                                    array(object("type", TEXT, "id", TEXT, "title", TEXT, "field", TEXT, "text", TEXT)),
                                    "more",
                                    BOOLEAN)),
                            "complete",
                            BOOLEAN));

    private final Search search;

    @Activate
    public SearchResource(@Reference Search search) {
        this.search = search;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/search", this::find, FIND));
    }

    private Answer find(Call call) {
        Query query = call.query();
        query.only("q", "types", "limit");
        int limit = query.number("limit", FEW, 1, MOST);
        Search.Found found = search.find(query.text("q").orElse(""), Set.copyOf(query.list("types")), limit);
        return Answer.ok(Map.of(
                "groups", found.groups().stream().map(SearchResource::json).toList(), "complete", found.complete()));
    }

    private static Map<String, Object> json(Search.Group group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", group.type());
        json.put("items", group.hits().stream().map(SearchResource::json).toList());
        json.put("more", group.more());
        return json;
    }

    private static Map<String, Object> json(Search.Hit hit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", hit.ref().type());
        json.put("id", hit.ref().id());
        json.put("title", hit.title().text());
        json.put("field", hit.field());
        json.put("text", hit.text().text());
        return json;
    }
}
