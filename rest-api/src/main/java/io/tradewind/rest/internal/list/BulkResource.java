package io.tradewind.rest.internal.list;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.OBJECT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.bulk.BulkChanges;
import io.tradewind.bulk.BulkChanges.Former;
import io.tradewind.bulk.BulkChanges.Job;
import io.tradewind.bulk.BulkChanges.Refusal;
import io.tradewind.bulk.BulkChanges.Work;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.text.Texts;

/** Changes, acts on or removes many records; the work runs in the background and is looked at, cancelled or undone as {@code bulk/{id}}. */
@Component(service = RestResource.class)
public final class BulkResource implements RestResource {
    private static final String TAG = "bulk";
    private static final Operation START = Operation.of(
                    "{type}", "Change, act on or remove many records in the background")
            .takes(object(
                    "filter",
                    Map.of("type", "object", "description", "As the parameters of the list: {\"q\",\"field.gte\",…}"),
                    "ids",
                    array(Map.of(
                            "anyOf",
                            List.of(TEXT, requiring(object("id", TEXT, "version", INTEGER), "id", "version")))),
                    "changes",
                    ref("{Type}Change"),
                    "action",
                    TEXT,
                    "command",
                    OBJECT,
                    "delete",
                    BOOLEAN,
                    "dryRun",
                    BOOLEAN))
            .answers(202, ref("BulkChange"));
    private static final Operation LIST =
            Operation.of(TAG, "Own bulk changes, newest first").answers(200, items(ref("BulkChange")));
    private static final Operation READ =
            Operation.of(TAG, "How a bulk change stands").answers(200, ref("BulkChange"));
    private static final Operation REFUSALS = Operation.of(TAG, "Which records were left as they are, and why")
            .query("offset", "Refusals to pass over", Map.of("type", "integer", "minimum", 0))
            .query("limit", "Most refusals", Map.of("type", "integer", "minimum", 1, "maximum", 500))
            .answers(200, items(object("id", TEXT, "title", TEXT, "field", TEXT, "code", TEXT, "message", TEXT)));
    private static final Operation UNDO = Operation.of(TAG, "Give back the old values where nobody was there since")
            .answers(202, ref("BulkChange"));
    private static final Operation CANCEL =
            Operation.of(TAG, "Stop a bulk change; what was done stays").answers(202, ref("BulkChange"));

    private final BulkChanges bulk;
    private final RecordTypes types;
    private final Texts texts;

    @Activate
    public BulkResource(@Reference BulkChanges bulk, @Reference RecordTypes types, @Reference Texts texts) {
        this.bulk = bulk;
        this.types = types;
        this.texts = texts;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/{type}/bulk", this::start, START),
                Route.get("/bulk", this::list, LIST),
                Route.get("/bulk/{id}", this::read, READ),
                Route.get("/bulk/{id}/refusals", this::refusals, REFUSALS),
                Route.post("/bulk/{id}/undo", this::undo, UNDO),
                Route.post("/bulk/{id}/cancel", this::cancel, CANCEL));
    }

    private Answer start(Call call) {
        String type = types.require(call.variable("type")).name();
        BulkOrder order = new BulkOrder(call.json());
        return accepted(bulk.start(type, order.selection(), order.work(), order.dryRun()));
    }

    private Answer list(Call call) {
        call.query().only("limit");
        return Answer.ok(Map.of(
                "items",
                bulk.recent(call.query().number("limit", 50, 1, 500)).stream()
                        .map(BulkResource::json)
                        .toList()));
    }

    private Answer read(Call call) {
        return Answer.ok(json(bulk.job(call.variable("id"))));
    }

    private Answer refusals(Call call) {
        call.query().only("offset", "limit");
        int offset = call.query().number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = call.query().number("limit", 50, 1, 500);
        return Answer.ok(Map.of(
                "items",
                bulk.refusals(call.variable("id"), offset, limit).stream()
                        .map(refusal -> refusal(refusal, call))
                        .toList()));
    }

    private Map<String, @Nullable Object> refusal(Refusal refusal, Call call) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", refusal.record());
        json.put("title", refusal.title());
        json.put("field", refusal.problem().field());
        json.put("code", refusal.problem().code());
        json.put(
                "message",
                texts.get(
                        call.locale(),
                        "error." + refusal.problem().code(),
                        refusal.problem().arguments().toArray()));
        return json;
    }

    private Answer undo(Call call) {
        call.jsonOrNothing();
        return accepted(bulk.undo(call.variable("id")));
    }

    private Answer cancel(Call call) {
        call.jsonOrNothing();
        return accepted(bulk.cancel(call.variable("id")));
    }

    private static Answer accepted(Job job) {
        return Answer.json(202, json(job)).header("Location", "/api/v1/bulk/" + job.id());
    }

    private static Map<String, @Nullable Object> json(Job job) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        json.put("type", job.type());
        switch (job.work()) {
            case Work.Change change -> json.put("changes", JsonValue.of(change.values()));
            case Work.Act act -> json.put("action", act.action());
            case Work.Remove remove -> json.put("delete", true);
        }
        json.put("state", job.state().name());
        json.put("dryRun", job.dryRun());
        json.put("total", job.total());
        json.put("done", job.done());
        json.put("changed", job.changed());
        json.put("unchanged", job.unchanged());
        json.put("refused", job.refused());
        json.put("former", job.former().stream().map(BulkResource::former).toList());
        json.put("problem", job.problem());
        json.put("startedBy", job.startedBy());
        json.put("startedAt", JsonValue.of(job.startedAt()));
        json.put("endedAt", JsonValue.of(job.endedAt()));
        json.put("undoUntil", JsonValue.of(job.undoUntil()));
        return json;
    }

    private static Map<String, @Nullable Object> former(Former former) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", former.field());
        json.put("value", former.value());
        json.put("count", former.count());
        return json;
    }
}
