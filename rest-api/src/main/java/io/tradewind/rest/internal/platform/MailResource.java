package io.tradewind.rest.internal.platform;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.mail.MailAddress;
import io.tradewind.mail.MailServer;
import io.tradewind.mail.MailServer.Security;
import io.tradewind.mail.MailServer.Settings;
import io.tradewind.mail.Outbox;
import io.tradewind.mail.Outbox.Entry;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.Outbox.State;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.text.Texts;

/** The mail server and the outbox, for those who manage mail. The password comes in and never goes out. */
@Component(service = RestResource.class)
public final class MailResource implements RestResource {
    private static final String TAG = "mail";
    private static final Map<String, Object> SECURITY = oneOf(names(Security.values()));
    private static final Map<String, Object> STATE = oneOf(names(State.values()));
    private static final Map<String, Object> KEPT = settings("passwordKept", BOOLEAN);
    private static final Map<String, Object> GIVEN = settings("password", TEXT);
    private static final Map<String, Object> TRIED = requiring(object("settings", GIVEN, "receiver", TEXT), "receiver");
    private static final Map<String, Object> ENTRY = object(
            "id",
            TEXT,
            "messageId",
            TEXT,
            "to",
            array(TEXT),
            "subject",
            TEXT,
            "state",
            STATE,
            "attempts",
            INTEGER,
            "queuedAt",
            INSTANT,
            "nextTryAt",
            nullable(INSTANT),
            "endedAt",
            nullable(INSTANT),
            "problem",
            nullable(TEXT));
    private static final Operation READ =
            Operation.of(TAG, "Through which server mail is sent").answers(200, KEPT);
    private static final Operation CHANGE = Operation.of(
                    TAG, "Say through which server mail is sent; without a password the former one stays")
            .takes(GIVEN)
            .answers(200, KEPT);
    private static final Operation TEST = Operation.of(
                    TAG, "Send a test message at once, through these settings, or those that are kept")
            .takes(TRIED);
    private static final Operation LIST = Operation.of(TAG, "Messages to be sent, sent and failed, newest first")
            .query("state", "Only these", STATE)
            .query("limit", "Most of a page", Map.of("type", "integer", "minimum", 1, "maximum", 200))
            .query("after", "Cursor of the former page", TEXT)
            .answers(200, object("items", array(ENTRY), "next", nullable(TEXT)));
    private static final Operation RETRY = Operation.of(TAG, "Try a message again now");
    private static final Operation REMOVE = Operation.of(TAG, "Give a message up");

    private final MailServer server;
    private final Outbox outbox;
    private final Texts texts;

    @Activate
    public MailResource(@Reference MailServer server, @Reference Outbox outbox, @Reference Texts texts) {
        this.server = server;
        this.outbox = outbox;
        this.texts = texts;
    }

    private static Map<String, Object> settings(String password, Map<String, Object> type) {
        return object(
                "enabled",
                BOOLEAN,
                "host",
                TEXT,
                "port",
                Map.of("type", "integer", "minimum", 1, "maximum", 65535),
                "security",
                SECURITY,
                "user",
                TEXT,
                password,
                type,
                "sender",
                TEXT,
                "senderName",
                TEXT,
                "publicAddress",
                TEXT);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/server", this::read, READ),
                Route.put("/mail/server", this::change, CHANGE),
                Route.post("/mail/server/test", this::test, TEST).notKept(),
                Route.get("/mail/outbox", this::list, LIST),
                Route.post("/mail/outbox/{id}/retry", this::retry, RETRY),
                Route.delete("/mail/outbox/{id}", this::remove, REMOVE));
    }

    private Answer read(Call call) {
        call.query().only();
        return Answer.ok(json(server.settings()));
    }

    private Answer change(Call call) {
        Members body = new Members(call.json());
        Settings given = read(body);
        String password = password(body);
        body.done();
        server.change(given, password);
        return Answer.ok(json(server.settings()));
    }

    @SuppressWarnings("unchecked") // JSON objects have texts for names
    private Answer test(Call call) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(call.json());
        Object settings = json.remove("settings");
        Members body = new Members(json);
        String receiver = body.text("receiver", MailAddress.LONGEST);
        body.done();
        if (settings == null) {
            server.test(server.settings(), null, receiver);
        } else if (settings instanceof Map<?, ?> given) {
            Members members = new Members((Map<String, @Nullable Object>) given);
            Settings wanted = read(members);
            String password = password(members);
            members.done();
            server.test(wanted, password, receiver);
        } else {
            throw new InvalidRecord(List.of(FieldProblem.of("settings", "field.not-an-object")));
        }
        return Answer.empty(204);
    }

    private static Settings read(Members body) {
        return new Settings(
                body.flag("enabled"),
                body.optionalText("host", MailServer.LONGEST_HOST).orElse(""),
                body.number("port", 587),
                body.oneOf("security", Security.STARTTLS),
                body.optionalText("user", MailServer.LONGEST_USER).orElse(""),
                false,
                body.optionalText("sender", MailAddress.LONGEST).orElse(""),
                body.optionalText("senderName", MailAddress.LONGEST_NAME).orElse(""),
                body.optionalText("publicAddress", 300).orElse(""));
    }

    private static @Nullable String password(Members body) {
        return body.optionalText("password", MailServer.LONGEST_PASSWORD).orElse(null);
    }

    private static Map<String, Object> json(Settings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("enabled", settings.enabled());
        json.put("host", settings.host());
        json.put("port", settings.port());
        json.put("security", settings.security().name());
        json.put("user", settings.user());
        json.put("passwordKept", settings.passwordKept());
        json.put("sender", settings.sender());
        json.put("senderName", settings.senderName());
        json.put("publicAddress", settings.publicAddress());
        return json;
    }

    private Answer list(Call call) {
        call.query().only("state", "limit", "after");
        Optional<String> wanted = call.query().text("state");
        Members state = new Members(wanted.<Map<String, @Nullable Object>>map(name -> Map.of("state", name))
                .orElse(Map.of()));
        State named = state.oneOf("state", State.QUEUED);
        state.done();
        Outbox.Page page = outbox.page(
                wanted.isPresent() ? named : null,
                call.query().number("limit", 50, 1, 200),
                call.query().text("after").orElse(null));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "items",
                page.items().stream().map(one -> json(one, call.locale())).toList());
        json.put("next", page.next());
        return Answer.ok(json);
    }

    private Map<String, @Nullable Object> json(Entry one, Locale language) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Problem problem = one.problem();
        json.put("id", one.id());
        json.put("messageId", one.messageId());
        json.put("to", one.to());
        json.put("subject", one.subject());
        json.put("state", one.state().name());
        json.put("attempts", one.attempts());
        json.put("queuedAt", JsonValue.of(one.queuedAt()));
        json.put("nextTryAt", JsonValue.of(one.nextTryAt()));
        json.put("endedAt", JsonValue.of(one.endedAt()));
        json.put("problem", problem == null ? null : texts.get(language, "error." + problem.code(), problem.said()));
        return json;
    }

    private Answer retry(Call call) {
        outbox.retry(call.variable("id"));
        return Answer.empty(204);
    }

    private Answer remove(Call call) {
        outbox.remove(call.variable("id"));
        return Answer.empty(204);
    }
}
