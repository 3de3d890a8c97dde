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

import java.time.DateTimeException;
import java.time.LocalDate;
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
import io.tradewind.mail.Mailbox;
import io.tradewind.mail.Mailbox.Settings;
import io.tradewind.mail.Outbox.Problem;
import io.tradewind.mail.SyncLog;
import io.tradewind.mail.SyncLog.Entry;
import io.tradewind.mail.SyncLog.Outcome;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.text.Texts;

/** The mailbox and what was found there, for those who manage mail. The password comes in and never goes out. */
@Component(service = RestResource.class)
public final class MailboxResource implements RestResource {
    private static final String TAG = "mail";
    private static final Map<String, Object> OUTCOME = oneOf(names(Outcome.values()));
    private static final Map<String, Object> KEPT = settings("passwordKept", BOOLEAN);
    private static final Map<String, Object> GIVEN = settings("password", TEXT);
    private static final Map<String, Object> FETCHING =
            object("at", nullable(INSTANT), "nextAt", nullable(INSTANT), "problem", nullable(TEXT));
    private static final Map<String, Object> ENTRY = object(
            "id",
            TEXT,
            "at",
            INSTANT,
            "outcome",
            OUTCOME,
            "sender",
            TEXT,
            "subject",
            TEXT,
            "record",
            nullable(TEXT),
            "reason",
            TEXT,
            "said",
            TEXT,
            "count",
            INTEGER,
            "content",
            BOOLEAN);
    private static final Operation READ =
            Operation.of(TAG, "The mailbox that e-mail comes in by").answers(200, KEPT);
    private static final Operation CHANGE = Operation.of(
                    TAG, "Say which mailbox e-mail comes in by; without a password the former one stays")
            .takes(GIVEN)
            .answers(200, KEPT);
    private static final Operation TEST = Operation.of(TAG, "Open the mailbox with these settings; nothing is kept")
            .takes(GIVEN)
            .answers(200, object("messages", INTEGER));
    private static final Operation STATE =
            Operation.of(TAG, "How the last look into the mailbox went").answers(200, FETCHING);
    private static final Operation FETCH = Operation.of(TAG, "Look into the mailbox soon");
    private static final Operation LOG = Operation.of(TAG, "What was found in the mailbox, newest first")
            .query("outcome", "Only these", OUTCOME)
            .query("limit", "Most of a page", Map.of("type", "integer", "minimum", 1, "maximum", 200))
            .query("after", "Cursor of the former page", TEXT)
            .answers(200, object("items", array(ENTRY), "next", nullable(TEXT)));
    private static final Operation ATTACH = Operation.of(TAG, "Keep a message that was not matched with a record")
            .takes(requiring(object("record", TEXT), "record"));
    private static final Operation IGNORE = Operation.of(TAG, "Say that a message belongs to nothing");

    private final Mailbox mailbox;
    private final SyncLog log;
    private final Texts texts;

    @Activate
    public MailboxResource(@Reference Mailbox mailbox, @Reference SyncLog log, @Reference Texts texts) {
        this.mailbox = mailbox;
        this.log = log;
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
                oneOf(names(Security.values())),
                "user",
                TEXT,
                password,
                type,
                "folder",
                TEXT,
                "minutes",
                Map.of("type", "integer", "minimum", 1, "maximum", Mailbox.MOST_MINUTES),
                "copyAddress",
                TEXT,
                "since",
                Map.of("type", "string", "format", "date"));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/mailbox", this::read, READ),
                Route.put("/mail/mailbox", this::change, CHANGE),
                Route.post("/mail/mailbox/test", this::test, TEST).notKept(),
                Route.get("/mail/mailbox/state", this::state, STATE),
                Route.post("/mail/mailbox/fetch", this::fetch, FETCH),
                Route.get("/mail/log", this::list, LOG),
                Route.post("/mail/log/{id}/attach", this::attach, ATTACH),
                Route.post("/mail/log/{id}/ignore", this::ignore, IGNORE));
    }

    private Answer read(Call call) {
        call.query().only();
        return Answer.ok(json(mailbox.settings()));
    }

    private Answer change(Call call) {
        Members body = new Members(call.json());
        Settings given = read(body);
        String password = password(body);
        body.done();
        mailbox.change(given, password);
        return Answer.ok(json(mailbox.settings()));
    }

    private Answer test(Call call) {
        Members body = new Members(call.json());
        Settings given = read(body);
        String password = password(body);
        body.done();
        return Answer.ok(Map.of("messages", mailbox.test(given, password)));
    }

    private static Settings read(Members body) {
        return new Settings(
                body.flag("enabled"),
                body.optionalText("host", MailServer.LONGEST_HOST).orElse(""),
                body.number("port", 993),
                body.oneOf("security", Security.TLS),
                body.optionalText("user", MailServer.LONGEST_USER).orElse(""),
                false,
                body.optionalText("folder", 200).orElse("INBOX"),
                body.number("minutes", 5),
                body.optionalText("copyAddress", MailAddress.LONGEST).orElse(""),
                body.optionalText("since", 10).map(MailboxResource::day).orElseGet(MailboxResource::today));
    }

    private static LocalDate today() {
        return LocalDate.now(java.time.ZoneId.systemDefault());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new InvalidRecord(List.of(FieldProblem.of("since", "field.not-a-date")));
        }
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
        json.put("folder", settings.folder());
        json.put("minutes", settings.minutes());
        json.put("copyAddress", settings.copyAddress());
        json.put("since", settings.since().toString());
        return json;
    }

    private Answer state(Call call) {
        call.query().only();
        Mailbox.Fetching fetching = mailbox.fetching();
        Problem problem = fetching.problem();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", JsonValue.of(fetching.at()));
        json.put("nextAt", JsonValue.of(fetching.nextAt()));
        json.put(
                "problem",
                problem == null ? null : texts.get(call.locale(), "error." + problem.code(), problem.said()));
        return Answer.ok(json);
    }

    private Answer fetch(Call call) {
        mailbox.fetch();
        return Answer.empty(204);
    }

    private Answer list(Call call) {
        call.query().only("outcome", "limit", "after");
        Optional<String> wanted = call.query().text("outcome");
        Members outcome = new Members(wanted.<Map<String, @Nullable Object>>map(name -> Map.of("outcome", name))
                .orElse(Map.of()));
        Outcome named = outcome.oneOf("outcome", Outcome.MATCHED);
        outcome.done();
        SyncLog.Page page = log.page(
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

    /** Reasons are codes; what went wrong is said in words. */
    private Map<String, @Nullable Object> json(Entry one, Locale language) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        RecordRef record = one.record();
        json.put("id", one.id());
        json.put("at", JsonValue.of(one.at()));
        json.put("outcome", one.outcome().name());
        json.put("sender", one.sender());
        json.put("subject", one.subject());
        json.put("record", record == null ? null : record.toString());
        json.put("reason", one.reason());
        json.put(
                "said",
                texts.find(language, "error." + one.reason(), one.said()).orElse(one.said()));
        json.put("count", one.count());
        json.put("content", one.content());
        return json;
    }

    private Answer attach(Call call) {
        Members body = new Members(call.json());
        String record = body.text("record", 100);
        body.done();
        log.attach(
                call.variable("id"),
                RecordRef.parse(record)
                        .orElseThrow(() -> new InvalidRecord(List.of(FieldProblem.of("record", "field.refused")))));
        return Answer.empty(204);
    }

    private Answer ignore(Call call) {
        log.ignore(call.variable("id"));
        return Answer.empty(204);
    }
}
