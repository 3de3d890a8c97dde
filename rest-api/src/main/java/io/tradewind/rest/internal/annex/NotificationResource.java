package io.tradewind.rest.internal.annex;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.notification.Notification;
import io.tradewind.notification.Notifications;
import io.tradewind.notification.Notifications.Channel;
import io.tradewind.notification.Notifications.Digest;
import io.tradewind.notification.Notifications.Preference;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.tx.Transactions;

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
    private static final Map<String, Object> CHOICE = object("wanted", BOOLEAN, "mail", BOOLEAN, "digest", BOOLEAN);
    private static final Map<String, Object> PREFERENCE =
            object("kind", TEXT, "wanted", BOOLEAN, "mail", BOOLEAN, "digest", BOOLEAN);
    private static final Map<String, Object> DIGEST = object(
            "weekday",
            nullable(oneOf(Arrays.stream(DayOfWeek.values()).map(Enum::name).toList())),
            "hour",
            Map.of("type", "integer", "minimum", 0, "maximum", 23));

    private static final Operation LIST = Operation.of(TAG, "Own notifications, newest first")
            .query("unread", "Only unread ones", BOOLEAN)
            .query("limit", "Most of a page", Map.of("type", "integer", "minimum", 1, "maximum", 200))
            .query("after", "Cursor of the former page", TEXT)
            .answers(200, object("items", array(NOTIFICATION), "next", nullable(TEXT), "unread", INTEGER));
    private static final Operation READ = Operation.of(TAG, "Mark a notification as read");
    private static final Operation READ_ALL = Operation.of(TAG, "Mark all notifications as read");
    private static final Operation PREFERENCES = Operation.of(
                    TAG, "Which kinds one is told of: in the application, by e-mail at once, in the digest")
            .answers(200, items(PREFERENCE));
    private static final Operation PREFER = Operation.of(TAG, "Switch a kind on or off, by any of the ways")
            .takes(CHOICE)
            .answers(200, PREFERENCE);
    private static final Operation READ_DIGEST = Operation.of(
                    TAG, "When one gets the digest; every day without a weekday")
            .answers(200, DIGEST);
    private static final Operation CHANGE_DIGEST =
            Operation.of(TAG, "Say when one gets the digest").takes(DIGEST).answers(200, DIGEST);

    private static final Map<String, Channel> WAYS =
            Map.of("wanted", Channel.APP, "mail", Channel.MAIL, "digest", Channel.DIGEST);

    private final Notifications notifications;
    private final Transactions transactions;

    @Activate
    public NotificationResource(@Reference Notifications notifications, @Reference Transactions transactions) {
        this.notifications = notifications;
        this.transactions = transactions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/notifications", this::list, LIST),
                Route.post("/notifications/{id}/read", this::read, READ),
                Route.post("/notifications/read-all", this::readAll, READ_ALL),
                Route.get("/notifications/preferences", this::preferences, PREFERENCES),
                Route.patch("/notifications/preferences/{kind}", this::prefer, PREFER),
                Route.get("/notifications/digest", this::digest, READ_DIGEST),
                Route.put("/notifications/digest", this::changeDigest, CHANGE_DIGEST));
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
        return Map.of("kind", one.kind(), "wanted", one.wanted(), "mail", one.mail(), "digest", one.digest());
    }

    private Answer prefer(Call call) {
        Map<String, @Nullable Object> body = call.patch();
        if (body.isEmpty()) {
            throw new InvalidRecord(List.of(FieldProblem.of("wanted", "field.required")));
        }
        body.forEach((name, value) -> {
            if (!WAYS.containsKey(name)) {
                throw new InvalidRecord(List.of(FieldProblem.of(name, "field.unknown")));
            }
            if (!(value instanceof Boolean)) {
                throw new InvalidRecord(List.of(FieldProblem.of(name, "field.not-yes-or-no")));
            }
        });
        String kind = call.variable("kind");
        transactions.run(() -> body.forEach((name, value) ->
                notifications.prefer(kind, WAYS.getOrDefault(name, Channel.APP), Boolean.TRUE.equals(value))));
        return Answer.ok(notifications.preferences().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .map(NotificationResource::json)
                .orElseThrow());
    }

    private Answer digest(Call call) {
        call.query().only();
        Digest digest = notifications.digest();
        DayOfWeek weekday = digest.weekday();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("weekday", weekday == null ? null : weekday.name());
        json.put("hour", digest.hour());
        return Answer.ok(json);
    }

    private Answer changeDigest(Call call) {
        Map<String, @Nullable Object> given = call.json();
        Members body = new Members(given);
        DayOfWeek named = body.oneOf("weekday", DayOfWeek.MONDAY);
        DayOfWeek weekday = given.get("weekday") == null ? null : named;
        int hour = body.number("hour", Digest.DAILY.hour());
        body.done();
        notifications.changeDigest(new Digest(weekday, hour));
        return digest(call);
    }
}
