package io.tradewind.rest.internal.merge;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.tradewind.merge.Merge;
import io.tradewind.merge.MergePlan;
import io.tradewind.merge.Merges;
import io.tradewind.merge.Merges.Side;
import io.tradewind.merge.Undone;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.TypeSpec;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** One record of two, for every type that offers it; and two of one again. */
@Component(service = RestResource.class)
public final class MergeResource implements RestResource {
    private static final String TAG = "{type}";
    private static final Map<String, Object> SIDE = oneOf(List.of("this", "other"));

    private static final Operation PLAN = Operation.of(TAG, "Tell what merging another record into this one would do")
            .query("other", "Id of the record that would go to the recycle bin", TEXT)
            .answers(
                    200,
                    object(
                            "differences",
                            array(object(
                                    "field",
                                    TEXT,
                                    "this",
                                    Map.of(),
                                    "other",
                                    Map.of(),
                                    "choosable",
                                    BOOLEAN,
                                    "suggested",
                                    SIDE)),
                            "moves",
                            array(object("type", TEXT, "field", TEXT, "count", INTEGER))))
            .onlyFor(TypeSpec::mergeable);

    private static final Operation MERGE = Operation.of(
                    TAG, "Merge another record into this one; can be undone for 30 days")
            .takes(requiring(
                    object("other", TEXT, "values", Map.of("type", "object", "additionalProperties", SIDE)), "other"))
            .answers(200, ref("Merge"))
            .onlyFor(TypeSpec::mergeable);

    private static final Operation LIST = Operation.of(TAG, "Merges that this record took part in, newest first")
            .answers(200, items(ref("Merge")))
            .onlyFor(TypeSpec::mergeable);

    private static final Operation UNDO = Operation.of("merges", "Make two records of one again")
            .answers(
                    200,
                    object(
                            "merge",
                            ref("Merge"),
                            "back",
                            INTEGER,
                            "waiting",
                            INTEGER,
                            "stayed",
                            array(object("type", TEXT, "id", TEXT)),
                            "keptFields",
                            array(TEXT)));

    private final Merges merges;
    private final RecordTypes types;

    @Activate
    public MergeResource(
            @org.osgi.service.component.annotations.Reference Merges merges,
            @org.osgi.service.component.annotations.Reference RecordTypes types) {
        this.merges = merges;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/{type}/{id}/merge", this::plan, PLAN),
                Route.post("/{type}/{id}/merge", this::merge, MERGE),
                Route.get("/{type}/{id}/merges", this::list, LIST),
                Route.post("/merges/{id}/undo", this::undo, UNDO));
    }

    private RecordRef record(Call call) {
        String type = types.require(call.variable("type")).name();
        return new RecordRef(type, call.variable("id"));
    }

    private Answer plan(Call call) {
        call.query().only("other");
        String other = call.query().text("other").orElseThrow(() -> Refusal.malformed("merge.other-missing"));
        MergePlan plan = merges.plan(record(call), other);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "differences",
                plan.differences().stream().map(one -> difference(plan, one)).toList());
        json.put(
                "moves",
                plan.moves().stream()
                        .map(one -> Map.of("type", one.type(), "field", one.field(), "count", one.count()))
                        .toList());
        return Answer.ok(json);
    }

    private static Map<String, @Nullable Object> difference(MergePlan plan, MergePlan.Difference difference) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", difference.field());
        json.put("this", value(plan.survivor(), difference.field()));
        json.put("other", value(plan.other(), difference.field()));
        json.put("choosable", difference.choosable());
        json.put("suggested", difference.suggested().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static @Nullable Object value(io.tradewind.record.RecordView record, String field) {
        return JsonValue.of(field.equals("custom") ? record.custom() : record.value(field));
    }

    private Answer merge(Call call) {
        Map<String, @Nullable Object> body = call.json();
        for (String member : body.keySet()) {
            if (!member.equals("other") && !member.equals("values")) {
                throw Refusal.malformed("merge.unknown-member", member);
            }
        }
        if (!(body.get("other") instanceof String other) || other.isBlank()) {
            throw Refusal.malformed("merge.other-missing");
        }
        return Answer.ok(json(merges.merge(record(call), other, sides(body.get("values")))));
    }

    private static Map<String, Side> sides(@Nullable Object given) {
        Map<String, Side> sides = new LinkedHashMap<>();
        if (given == null) {
            return sides;
        }
        if (!(given instanceof Map<?, ?> values)) {
            throw Refusal.malformed("merge.values");
        }
        values.forEach((field, side) -> {
            if ("this".equals(side)) {
                sides.put((String) field, Side.THIS);
            } else if ("other".equals(side)) {
                sides.put((String) field, Side.OTHER);
            } else {
                throw Refusal.malformed("merge.values");
            }
        });
        return sides;
    }

    private Answer list(Call call) {
        call.query().only();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "items",
                merges.of(record(call)).stream().map(MergeResource::json).toList());
        return Answer.ok(json);
    }

    private Answer undo(Call call) {
        call.jsonOrNothing();
        Undone undone = merges.undo(call.variable("id"));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("merge", json(undone.merge()));
        json.put("back", undone.back());
        json.put("waiting", undone.waiting());
        json.put(
                "stayed",
                undone.stayed().stream()
                        .map(ref -> Map.of("type", ref.type(), "id", ref.id()))
                        .toList());
        json.put("keptFields", undone.keptFields());
        return Answer.ok(json);
    }

    private static Map<String, @Nullable Object> json(Merge merge) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", merge.id());
        json.put("type", merge.type());
        json.put("survivor", JsonValue.of(merge.survivor()));
        json.put("other", JsonValue.of(merge.other()));
        json.put("at", JsonValue.of(merge.at()));
        json.put("by", JsonValue.of(merge.by()));
        json.put("moved", merge.moved());
        json.put("undoUntil", JsonValue.of(merge.undoUntil()));
        json.put("undoneAt", JsonValue.of(merge.undoneAt()));
        return json;
    }
}
