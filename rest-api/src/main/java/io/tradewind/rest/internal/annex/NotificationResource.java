package io.tradewind.rest.internal.annex;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
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

import io.tradewind.notification.Notification;
import io.tradewind.notification.Notifications;
import io.tradewind.notification.Notifications.Preference;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** What the caller was told. */
@Component(service = RestResource.class)
public final class NotificationResource implements RestResource {
    private static final String TAG = "notifications";
    private static final Map<String, Object> NOTIFICATION = object(
            "id",
            TEXT,
            "kind",
            TEXT,
            "text",
            TEXT,
            "why",
            TEXT,
            "record",
            nullable(TEXT),
            "type",
            nullable(TEXT),
            "times",
            INTEGER,
            "at",
            INSTANT,
            "by",
            ref("Reference"),
            "unread",
            BOOLEAN);
    private static final Map<String, Object> PREFERENCE = object("kind", TEXT, "wanted", BOOLEAN);

    private static final Operation LIST = Operation.of(TAG, "Own notifications, newest first")
            .query("unread", "Only unread ones", BOOLEAN)
            .query("limit", "Most of a page", Map.of("type", "integer", "minimum", 1, "maximum", 200))
            .query("after", "Cursor of the former page", TEXT)
            .answers(200, object("items", array(NOTIFICATION), "next", nullable(TEXT), "unread", INTEGER));
    private static final Operation READ = Operation.of(TAG, "Mark a notification as read");
    private static final Operation READ_ALL = Operation.of(TAG, "Mark all notifications as read");
    private static final Operation PREFERENCES =
            Operation.of(TAG, "Which kinds one is told of").answers(200, items(PREFERENCE));
    private static final Operation PREFER = Operation.of(TAG, "Switch a kind on or off")
            .takes(object("wanted", BOOLEAN))
            .answers(200, PREFERENCE);

    private final Notifications notifications;

    @Activate
    public NotificationResource(@Reference Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/notifications", this::list, LIST),
                Route.post("/notifications/{id}/read", this::read, READ),
                Route.post("/notifications/read-all", this::readAll, READ_ALL),
                Route.get("/notifications/preferences", this::preferences, PREFERENCES),
                Route.patch("/notifications/preferences/{kind}", this::prefer, PREFER));
    }

    private Answer list(Call call) {
        call.query().only("unread", "limit", "after");
        Notifications.Page page = notifications.mine(
                call.query().flag("unread"),
                call.query().number("limit", 50, 1, 200),
                call.query().text("after").orElse(null),
                call.locale());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", page.items().stream().map(NotificationResource::json).toList());
        json.put("next", page.next());
        json.put("unread", notifications.unread());
        return Answer.ok(json);
    }

    private static Map<String, @Nullable Object> json(Notification one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", one.id());
        json.put("kind", one.kind());
        json.put("text", one.words());
        json.put("why", one.why());
        json.put("record", one.record() == null ? null : one.type() + "/" + one.record());
        json.put("type", one.type());
        json.put("times", one.times());
        json.put("at", JsonValue.of(one.at()));
        json.put("by", JsonValue.of(one.by()));
        json.put("unread", one.unread());
        return json;
    }

    private Answer read(Call call) {
        notifications.read(List.of(call.variable("id")));
        return Answer.empty(204);
    }

    private Answer readAll(Call call) {
        call.query().only();
        notifications.readAll();
        return Answer.empty(204);
    }

    private Answer preferences(Call call) {
        call.query().only();
        return Answer.ok(Map.of(
                "items",
                notifications.preferences().stream()
                        .map(NotificationResource::json)
                        .toList()));
    }

    private static Map<String, Object> json(Preference one) {
        return Map.of("kind", one.kind(), "wanted", one.wanted());
    }

    private Answer prefer(Call call) {
        Map<String, @Nullable Object> body = call.patch();
        if (!(body.get("wanted") instanceof Boolean wanted) || body.size() != 1) {
            throw new InvalidRecord(List.of(FieldProblem.of("wanted", "field.not-yes-or-no")));
        }
        notifications.prefer(call.variable("kind"), wanted);
        return Answer.ok(json(new Preference(call.variable("kind"), wanted)));
    }
}
