package io.tradewind.rest.internal.platform;

import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.AuditTrail;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Query;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** What happened to all records, for those with the right {@code audit.read}. */
@Component(service = RestResource.class)
public final class AuditResource implements RestResource {
    private static final Operation LIST = Operation.of(
                    "audit", "What happened, newest first; needs the right audit.read")
            .query("type", "Record type", TEXT)
            .query("record", "Id of a record", TEXT)
            .query("actor", "Id of a user", TEXT)
            .query("from", "Not before", INSTANT)
            .query("until", "Before", INSTANT)
            .query("after", "Cursor of the previous page", TEXT)
            .query("limit", "Entries of a page", Map.of("type", "integer", "minimum", 1, "maximum", 500))
            .answers(
                    200,
                    object(
                            "items",
                            array(object(
                                    "id",
                                    TEXT,
                                    "at",
                                    INSTANT,
                                    "by",
                                    ref("Reference"),
                                    "type",
                                    TEXT,
                                    "record",
                                    TEXT,
                                    "kind",
                                    TEXT,
                                    "version",
                                    INTEGER,
                                    "changes",
                                    array(object("field", TEXT, "from", nullable(TEXT), "to", nullable(TEXT))))),
                            "next",
                            nullable(TEXT)));

    private final AuditTrail trail;

    @Activate
    public AuditResource(@Reference AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/audit", this::list, LIST));
    }

    private Answer list(Call call) {
        Query query = call.query();
        query.only("type", "record", "actor", "from", "until", "after", "limit");
        int limit = query.number("limit", 50, 1, 500);
        List<AuditTrail.Entry> entries = trail.read(new AuditTrail.Query(
                query.text("type").orElse(null),
                query.text("record").orElse(null),
                query.text("actor").orElse(null),
                instant(query, "from"),
                instant(query, "until"),
                query.text("after").orElse(null),
                limit));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", entries.stream().map(AuditResource::json).toList());
        json.put("next", entries.size() < limit ? null : entries.getLast().id());
        return Answer.ok(json);
    }

    private static @Nullable Instant instant(Query query, String name) {
        try {
            return query.text(name).map(Instant::parse).orElse(null);
        } catch (DateTimeParseException noInstant) {
            throw Refusal.malformed("request.instant-parameter", name);
        }
    }

    private static Map<String, @Nullable Object> json(AuditTrail.Entry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("at", JsonValue.of(entry.at()));
        json.put("by", JsonValue.of(entry.by()));
        json.put("type", entry.record().type());
        json.put("record", entry.record().id());
        json.put("kind", entry.kind());
        json.put("version", entry.version());
        json.put(
                "changes",
                entry.changes().stream()
                        .map(change -> {
                            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
                            parts.put("field", change.field());
                            parts.put("from", change.from());
                            parts.put("to", change.to());
                            return parts;
                        })
                        .toList());
        return json;
    }
}
