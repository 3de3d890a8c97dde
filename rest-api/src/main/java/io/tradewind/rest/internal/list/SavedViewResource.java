package io.tradewind.rest.internal.list;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.record.Version;
import io.tradewind.tx.Transactions;
import io.tradewind.view.SavedView;
import io.tradewind.view.SavedView.Share;
import io.tradewind.view.SavedViews;
import io.tradewind.view.ViewContent;

/** Saved views: named lists of people, with what each reader makes of them ({@code pinned}, {@code default}). */
@Component(service = RestResource.class)
public final class SavedViewResource implements RestResource {
    private static final String TAG = "saved-views";
    private static final Map<String, Object> FILTER = requiring(
            object(
                    "field",
                    TEXT,
                    "operator",
                    oneOf(List.of(
                            "eq", "ne", "in", "gte", "gt", "lte", "lt", "contains", "startsWith", "notSince", "empty")),
                    "values",
                    array(TEXT)),
            "field",
            "operator",
            "values");
    private static final Map<String, Object> CHART = requiring(
            object(
                    "by",
                    TEXT,
                    "measure",
                    oneOf(List.of("COUNT", "SUM", "AVERAGE")),
                    "of",
                    nullable(TEXT),
                    "shape",
                    oneOf(List.of("BAR", "LINE", "PIE", "FUNNEL"))),
            "by",
            "measure",
            "shape");

    /** For the document's components. */
    public static final Map<String, Object> SCHEMA = object(
            "id",
            TEXT,
            "version",
            INTEGER,
            "type",
            TEXT,
            "name",
            TEXT,
            "share",
            oneOf(List.of("OWN", "TEAM", "ALL")),
            "owner",
            ref("Reference"),
            "pinned",
            BOOLEAN,
            "default",
            BOOLEAN,
            "editable",
            BOOLEAN,
            "text",
            TEXT,
            "filters",
            array(FILTER),
            "sort",
            TEXT,
            "columns",
            array(requiring(object("field", TEXT, "width", INTEGER), "field")),
            "mode",
            TEXT,
            "chart",
            nullable(CHART),
            "group",
            TEXT);

    private static final Operation LIST = Operation.of(TAG, "Views of a type that are open to you, pinned ones first")
            .query("type", "The record type", TEXT)
            .answers(200, items(ref("SavedView")));
    private static final Operation CREATE = Operation.of(TAG, "Keep a view")
            .takes(requiring(ref("SavedView"), "type", "name"))
            .answers(201, ref("SavedView"));
    private static final Operation READ = Operation.of(TAG, "Read one").answers(200, ref("SavedView"));
    private static final Operation CHANGE = Operation.of(TAG, "Change a view, pin it, make it your default")
            .header("If-Match", "Version that is changed; not needed for pinned and default")
            .takes("application/merge-patch+json", ref("SavedView"))
            .answers(200, ref("SavedView"));
    private static final Operation REMOVE = Operation.of(TAG, "Remove a view");

    private final SavedViews views;
    private final Transactions transactions;

    @Activate
    public SavedViewResource(@Reference SavedViews views, @Reference Transactions transactions) {
        this.views = views;
        this.transactions = transactions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/saved-views", this::list, LIST),
                Route.post("/saved-views", this::create, CREATE),
                Route.get("/saved-views/{id}", this::read, READ),
                Route.patch("/saved-views/{id}", this::change, CHANGE),
                Route.delete("/saved-views/{id}", this::remove, REMOVE));
    }

    private Answer list(Call call) {
        call.query().only("type");
        String type =
                call.query().text("type").orElseThrow(() -> Refusal.malformed("request.missing-parameter", "type"));
        return Answer.ok(
                Map.of("items", views.of(type).stream().map(ViewJson::of).toList()));
    }

    private Answer create(Call call) {
        ViewJson json = new ViewJson(call.json()).only("type", "name", "share", "pinned", "default");
        SavedView made = transactions.required(() -> {
            SavedView kept = views.create(json.text("type", ""), json.wanted("", Share.OWN, ViewContent.PLAIN));
            return choose(kept, json);
        });
        return view(201, made).header("Location", "/api/v1/saved-views/" + made.id());
    }

    private SavedView choose(SavedView view, ViewJson json) {
        if (json.has("pinned")) {
            views.pin(view.id(), json.flag("pinned"));
        }
        if (json.has("default") && json.flag("default") != view.usual()) {
            views.usual(view.type(), json.flag("default") ? view.id() : null);
        }
        return views.require(view.id());
    }

    private Answer read(Call call) {
        call.query().only();
        return view(200, views.require(call.variable("id")));
    }

    private Answer change(Call call) {
        Map<String, @Nullable Object> patch = call.patch();
        ViewJson json = new ViewJson(patch).only("name", "share", "pinned", "default");
        SavedView changed = transactions.required(() -> {
            SavedView view = views.require(call.variable("id"));
            if (json.changesView()) {
                long version = Version.required(call);
                view = views.change(view.id(), version, json.wanted(view.name(), view.share(), view.content()));
            }
            return choose(view, json);
        });
        return view(200, changed);
    }

    private Answer remove(Call call) {
        views.remove(call.variable("id"));
        return Answer.empty(204);
    }

    private static Answer view(int status, SavedView view) {
        return Answer.json(status, ViewJson.of(view)).header("ETag", Version.tag(view.version()));
    }
}
