package io.tradewind.rest.internal.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.record.History;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.StaleRecord;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Handler;
import io.tradewind.rest.internal.kernel.Json;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.tx.Transactions;

/** Serves every record type that runs, by its name. */
@Component(service = RestResource.class)
public final class RecordResource implements RestResource {
    private static final int MOST_IN_BATCH = 500;
    private static final int MOST_SUGGESTED = 50;

    private final Records records;
    private final History history;
    private final RecordTypes types;
    private final Transactions transactions;

    @Activate
    public RecordResource(
            @Reference Records records,
            @Reference History history,
            @Reference RecordTypes types,
            @Reference Transactions transactions) {
        this.records = records;
        this.history = history;
        this.types = types;
        this.transactions = transactions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/{type}", served(this::list), RecordOperations.LIST),
                Route.post("/{type}", served(this::create), RecordOperations.CREATE),
                Route.post("/{type}/batch", served(this::createAll), RecordOperations.BATCH),
                Route.post("/{type}/duplicates", served(this::duplicates), RecordOperations.DUPLICATES)
                        .notKept(),
                Route.get("/{type}/suggest", served(this::suggest), RecordOperations.SUGGEST),
                Route.get("/{type}/{id}", served(this::read), RecordOperations.READ),
                Route.patch("/{type}/{id}", served(this::change), RecordOperations.CHANGE),
                Route.delete("/{type}/{id}", served(this::remove), RecordOperations.REMOVE),
                Route.get("/{type}/{id}/trace", served(this::trace), RecordOperations.TRACE),
                Route.post("/{type}/{id}/restore", served(this::restore), RecordOperations.RESTORE),
                Route.post("/{type}/{id}/{action}", served(this::act), RecordOperations.ACT));
    }

    /** A stage that goes away in the middle of a call is not running; whatever broke over it is not the caller's business. */
    private Handler served(Function<Call, Answer> work) {
        return call -> {
            String type = types.require(call.variable("type")).name();
            try {
                return work.apply(call);
            } catch (TradewindException rule) {
                throw rule;
            } catch (RuntimeException | LinkageError fault) {
                if (types.find(type).isPresent()) {
                    throw fault;
                }
                throw new TradewindException(TradewindException.Kind.UNAVAILABLE, "record.stage-not-running", type);
            }
        };
    }

    private Answer list(Call call) {
        RecordPage page = records.query(type(call), QueryParameters.read(call.query()));
        RecordJson form = form(call);
        Map<String, @Nullable Object> json =
                RecordJson.items(page.items().stream().map(form::row).toList());
        json.put("next", page.next());
        json.put("count", page.count());
        json.put("countExact", page.countExact());
        return Answer.ok(json);
    }

    private Answer create(Call call) {
        RecordView made = records.create(type(call), call.json());
        return record(201, call, made).header("Location", "/api/v1/" + made.ref());
    }

    private Answer createAll(Call call) {
        Map<String, @Nullable Object> body = call.json();
        if (!(body.get("create") instanceof List<?> given) || body.size() != 1) {
            throw Refusal.malformed("request.batch");
        }
        if (given.isEmpty() || given.size() > MOST_IN_BATCH) {
            throw Refusal.malformed("request.batch-size", MOST_IN_BATCH);
        }
        List<Map<String, @Nullable Object>> values =
                given.stream().map(RecordResource::object).toList();
        RecordJson form = form(call);
        return Answer.json(
                201,
                RecordJson.items(records.createAll(type(call), values).stream()
                        .map(form::whole)
                        .toList()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw Refusal.malformed("request.batch");
    }

    private Answer read(Call call) {
        call.query().only("asOf");
        Optional<String> moment = call.query().text("asOf");
        if (moment.isPresent()) {
            return Answer.ok(form(call).whole(asOf(ref(call), moment.get())));
        }
        RecordView record = records.read(ref(call));
        return Version.known(call, record.version())
                ? Answer.empty(304).header("ETag", Version.tag(record.version()))
                : record(200, call, record);
    }

    private RecordView asOf(RecordRef ref, String moment) {
        try {
            return moment.contains("T")
                    ? history.asOf(ref, Instant.parse(moment))
                    : history.asOf(ref, LocalDate.parse(moment));
        } catch (DateTimeException neither) {
            throw Refusal.malformed("request.moment-parameter", "asOf");
        }
    }

    private Answer change(Call call) {
        long version = Version.required(call);
        return record(200, call, records.change(ref(call), version, call.patch()));
    }

    private Answer remove(Call call) {
        transactions.run(() -> {
            long version =
                    Version.wanted(call).orElseGet(() -> records.read(ref(call)).version());
            records.remove(ref(call), version);
        });
        return Answer.empty(204);
    }

    private Answer restore(Call call) {
        call.jsonOrNothing();
        return record(200, call, records.restore(ref(call)));
    }

    private Answer act(Call call) {
        Map<String, @Nullable Object> command = call.jsonOrNothing();
        RecordView record = transactions.required(() -> {
            Version.wanted(call).ifPresent(version -> requireVersion(call, version));
            return records.act(ref(call), call.variable("action"), command);
        });
        return record(200, call, record);
    }

    private void requireVersion(Call call, long version) {
        long current = records.read(ref(call)).version();
        if (current != version) {
            throw new StaleRecord(current, List.of());
        }
    }

    private Answer duplicates(Call call) {
        call.query().only("except");
        String except = call.query().text("except").orElse(null);
        return Answer.ok(RecordJson.items(records.duplicates(type(call), call.json(), except).stream()
                .map(RecordJson::duplicate)
                .toList()));
    }

    private Answer suggest(Call call) {
        call.query().only("q", "limit");
        int limit = call.query().number("limit", 10, 1, MOST_SUGGESTED);
        String words = call.query().text("q").orElse("").strip();
        return Answer.ok(RecordJson.items(records.suggest(type(call), words, limit).stream()
                .map(RecordResource::suggestion)
                .toList()));
    }

    private static Map<String, @Nullable Object> suggestion(RecordView record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", record.id());
        json.put("name", record.title());
        record.text("number").ifPresent(number -> json.put("number", number));
        return json;
    }

    private Answer trace(Call call) {
        call.query().only("limit", "before");
        int limit = call.query().number("limit", QueryParameters.LIMIT, 1, QueryParameters.MAX_LIMIT);
        List<Records.Trace> entries =
                records.trace(ref(call), limit, before(call).orElse(null));
        Map<String, @Nullable Object> json =
                RecordJson.items(entries.stream().map(RecordJson::trace).toList());
        json.put("next", entries.size() < limit ? null : entries.getLast().at().toString());
        return Answer.ok(json);
    }

    private static Optional<Instant> before(Call call) {
        try {
            return call.query().text("before").map(Instant::parse);
        } catch (DateTimeParseException noInstant) {
            throw Refusal.malformed("request.instant-parameter", "before");
        }
    }

    private Answer record(int status, Call call, RecordView record) {
        return Answer.bytes(status, "application/json", Json.write(form(call).whole(record)))
                .header("ETag", Version.tag(record.version()));
    }

    private RecordJson form(Call call) {
        return new RecordJson(types.require(type(call)).type());
    }

    private static String type(Call call) {
        return call.variable("type");
    }

    private static RecordRef ref(Call call) {
        return new RecordRef(type(call), call.variable("id"));
    }
}
