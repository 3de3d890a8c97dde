package io.tradewind.rest.internal.record;

import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Sharing;
import io.tradewind.record.Sharing.Holder;
import io.tradewind.record.Sharing.HolderKind;
import io.tradewind.record.Sharing.Level;
import io.tradewind.record.Sharing.Share;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Json;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.tx.Transactions;

/** Who shares a record with whom, for every record type. */
@Component(service = RestResource.class)
public final class SharingResource implements RestResource {
    private static final String TAG = "{type}";
    private static final Map<String, Object> LEVEL = oneOf(List.of("READ", "EDIT"));

    private static final Operation SHARES = Operation.of(TAG, "With whom it is shared")
            .answers(
                    200,
                    items(object(
                            "kind",
                            oneOf(List.of("USER", "TEAM")),
                            "with",
                            ref("Reference"),
                            "level",
                            LEVEL,
                            "since",
                            INSTANT,
                            "by",
                            ref("Reference"))));

    private static final Operation SHARE = Operation.of(
                    TAG, "Share with people and teams, to read (`READ`, if not said) or to read and change (`EDIT`)")
            .takes(object("people", array(TEXT), "teams", array(TEXT), "level", LEVEL))
            .answers(200, ref("{Type}"));

    private static final Operation UNSHARE = Operation.of(TAG, "Share no longer with these people and teams")
            .takes(object("people", array(TEXT), "teams", array(TEXT)))
            .answers(200, ref("{Type}"));

    private final Sharing sharing;
    private final Records records;
    private final RecordTypes types;
    private final Transactions transactions;

    @Activate
    public SharingResource(
            @Reference Sharing sharing,
            @Reference Records records,
            @Reference RecordTypes types,
            @Reference Transactions transactions) {
        this.sharing = sharing;
        this.records = records;
        this.types = types;
        this.transactions = transactions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/{type}/{id}/shares", this::shares, SHARES),
                Route.post("/{type}/{id}/share", this::share, SHARE),
                Route.post("/{type}/{id}/unshare", this::unshare, UNSHARE));
    }

    private Answer shares(Call call) {
        call.query().only();
        return Answer.ok(RecordJson.items(
                sharing.shares(target(call)).stream().map(SharingResource::json).toList()));
    }

    private static Map<String, @Nullable Object> json(Share share) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", share.with().kind().name());
        json.put(
                "with",
                JsonValue.of(new io.tradewind.record.Reference(share.with().id(), share.name())));
        json.put("level", share.level().name());
        json.put("since", JsonValue.of(share.since()));
        json.put("by", JsonValue.of(share.by()));
        return json;
    }

    private Answer share(Call call) {
        Map<String, @Nullable Object> body = call.json();
        List<FieldProblem> problems = new ArrayList<>();
        Set<Holder> holders = holders(body, Set.of("people", "teams", "level"), problems);
        Level level = level(body.get("level"), problems);
        throwIfAny(problems);
        return changed(call, () -> sharing.share(target(call), holders, level));
    }

    private Answer unshare(Call call) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<Holder> holders = holders(call.json(), Set.of("people", "teams"), problems);
        throwIfAny(problems);
        return changed(call, () -> sharing.unshare(target(call), holders));
    }

    private Answer changed(Call call, Runnable change) {
        RecordView record = transactions.required(() -> {
            change.run();
            return records.read(target(call));
        });
        RecordJson form = new RecordJson(types.require(record.ref().type()).type());
        return Answer.bytes(200, "application/json", Json.write(form.whole(record)))
                .header("ETag", Version.tag(record.version()));
    }

    private static void throwIfAny(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidRecord(problems);
        }
    }

    private static Level level(@Nullable Object given, List<FieldProblem> problems) {
        if (given == null) {
            return Level.READ;
        }
        for (Level level : Level.values()) {
            if (level.name().equals(given)) {
                return level;
            }
        }
        problems.add(FieldProblem.of("level", "field.unknown-value", given));
        return Level.READ;
    }

    private static Set<Holder> holders(
            Map<String, @Nullable Object> body, Set<String> known, List<FieldProblem> problems) {
        body.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(FieldProblem.of(name, "field.unknown")));
        Set<Holder> holders = new LinkedHashSet<>();
        add(body.get("people"), "people", HolderKind.USER, holders, problems);
        add(body.get("teams"), "teams", HolderKind.TEAM, holders, problems);
        return holders;
    }

    /** Ids, or references with an id. */
    private static void add(
            @Nullable Object given, String field, HolderKind kind, Set<Holder> holders, List<FieldProblem> problems) {
        List<?> all = given == null ? List.of() : given instanceof List<?> list ? list : List.of(given);
        for (Object one : all) {
            Object id = one instanceof Map<?, ?> reference ? reference.get("id") : one;
            if (id instanceof String text) {
                holders.add(new Holder(kind, text));
            } else {
                problems.add(FieldProblem.of(field, "field.not-text"));
            }
        }
    }

    private RecordRef target(Call call) {
        String type =
                types.require(Objects.requireNonNull(call.variable("type"))).name();
        return new RecordRef(type, call.variable("id"));
    }
}
