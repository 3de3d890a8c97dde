package io.tradewind.rest.internal.record;

import static io.tradewind.rest.internal.kernel.Schemas.DATE;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.page.Feed;
import io.tradewind.page.FeedEntry;
import io.tradewind.page.KeyFigure;
import io.tradewind.page.KeyFigure.Listing;
import io.tradewind.page.KeyFigure.Note;
import io.tradewind.page.OpenWork;
import io.tradewind.page.RecordPages;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** What the page of a record shows beside its fields. */
@Component(service = RestResource.class)
public final class PageResource implements RestResource {
    private static final String TAG = "{type}";
    private static final int PAGE = 20;
    private static final int LONGEST_PAGE = 200;
    private static final Map<String, Object> ANY = Map.of();

    private static final Operation OVERVIEW = Operation.of(
                    TAG, "Key figures and open work of a record, from all stages that know of it")
            .answers(
                    200,
                    object(
                            "figures",
                            array(object(
                                    "name",
                                    TEXT,
                                    "value",
                                    ANY,
                                    "note",
                                    nullable(object("text", TEXT, "arguments", array(ANY))),
                                    "tone",
                                    oneOf(Arrays.stream(KeyFigure.Tone.values())
                                            .map(Enum::name)
                                            .toList()),
                                    "section",
                                    TEXT,
                                    "behind",
                                    nullable(TEXT))),
                            "openWork",
                            array(object(
                                    "type",
                                    TEXT,
                                    "id",
                                    TEXT,
                                    "title",
                                    TEXT,
                                    "due",
                                    nullable(DATE),
                                    "owner",
                                    nullable(ref("Reference"))))));

    private static final Operation FEED =
            telling("{type}", "What happened to a record and to those that belong to it, newest first");
    private static final Operation TIMELINE = telling(
                    "timeline", "The same feed for any record: what all stages that run tell of it, newest first")
            .query("record", "The record, as `customers/{id}`", TEXT);

    private final RecordPages pages;
    private final RecordTypes types;

    @Activate
    public PageResource(@Reference RecordPages pages, @Reference RecordTypes types) {
        this.pages = pages;
        this.types = types;
    }

    private static Operation telling(String tag, String words) {
        return Operation.of(tag, words)
                .query(
                        "kinds",
                        "Only these kinds, separated by commas; `kinds` of the answer names those there are",
                        TEXT)
                .query(
                        "limit",
                        "Most entries",
                        Map.of("type", "integer", "minimum", 1, "maximum", LONGEST_PAGE, "default", PAGE))
                .query("after", "Cursor `next` of the page before", TEXT)
                .answers(
                        200,
                        object(
                                "items",
                                array(object(
                                        "at",
                                        INSTANT,
                                        "by",
                                        ref("Reference"),
                                        "kind",
                                        TEXT,
                                        "about",
                                        nullable(object("type", TEXT, "id", TEXT)),
                                        "title",
                                        TEXT,
                                        "act",
                                        TEXT,
                                        "changes",
                                        array(object("field", TEXT, "from", nullable(TEXT), "to", nullable(TEXT))),
                                        "note",
                                        TEXT)),
                                "next",
                                nullable(TEXT),
                                "kinds",
                                array(TEXT)));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/{type}/{id}/overview", this::overview, OVERVIEW),
                Route.get("/{type}/{id}/feed", this::feed, FEED),
                Route.get("/timeline", this::timeline, TIMELINE));
    }

    private RecordRef target(Call call) {
        String type =
                types.require(Objects.requireNonNull(call.variable("type"))).name();
        return new RecordRef(type, call.variable("id"));
    }

    private Answer overview(Call call) {
        call.query().only();
        RecordRef ref = target(call);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "figures", pages.figures(ref).stream().map(PageResource::figure).toList());
        json.put(
                "openWork", pages.openWork(ref).stream().map(PageResource::work).toList());
        return Answer.ok(json);
    }

    private static Map<String, @Nullable Object> figure(KeyFigure figure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", figure.name());
        json.put("value", JsonValue.of(figure.value()));
        json.put("note", note(figure.note()));
        json.put("tone", figure.tone().name());
        json.put("section", figure.section());
        json.put("behind", behind(figure.behind()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> note(@Nullable Note note) {
        if (note == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("text", note.text());
        json.put("arguments", JsonValue.of(note.arguments()));
        return json;
    }

    private static @Nullable String behind(@Nullable Listing listing) {
        if (listing == null) {
            return null;
        }
        StringBuilder address = new StringBuilder("/api/v1/").append(listing.type());
        char sign = '?';
        for (Filter filter : listing.filters()) {
            String operator = filter.operator() == Filter.Operator.EQ
                    ? ""
                    : "." + filter.operator().suffix();
            address.append(sign)
                    .append(filter.field())
                    .append(operator)
                    .append('=')
                    .append(String.join(",", filter.values()));
            sign = '&';
        }
        return address.toString();
    }

    private static Map<String, @Nullable Object> work(OpenWork work) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", work.ref().type());
        json.put("id", work.ref().id());
        json.put("title", work.title());
        json.put("due", JsonValue.of(work.due()));
        json.put("owner", JsonValue.of(work.owner()));
        return json;
    }

    private Answer feed(Call call) {
        call.query().only("kinds", "limit", "after");
        return feed(call, target(call));
    }

    private Answer timeline(Call call) {
        call.query().only("record", "kinds", "limit", "after");
        String record = call.query().text("record").orElse("");
        RecordRef ref =
                RecordRef.parse(record).orElseThrow(() -> Refusal.malformed("request.record-parameter", record));
        types.require(ref.type());
        return feed(call, ref);
    }

    private Answer feed(Call call, RecordRef ref) {
        Feed feed = pages.feed(
                ref,
                Set.copyOf(call.query().list("kinds")),
                call.query().number("limit", PAGE, 1, LONGEST_PAGE),
                call.query().text("after").orElse(null));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", feed.entries().stream().map(PageResource::entry).toList());
        json.put("next", feed.next());
        json.put("kinds", pages.feedKinds(ref));
        return Answer.ok(json);
    }

    private static Map<String, @Nullable Object> entry(FeedEntry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", JsonValue.of(entry.at()));
        json.put("by", JsonValue.of(entry.by()));
        json.put("kind", entry.kind());
        RecordRef about = entry.about();
        json.put("about", about == null ? null : Map.of("type", about.type(), "id", about.id()));
        json.put("title", entry.title());
        json.put("act", entry.act());
        json.put("changes", entry.changes().stream().map(RecordJson::change).toList());
        json.put("note", entry.note());
        return json;
    }
}
