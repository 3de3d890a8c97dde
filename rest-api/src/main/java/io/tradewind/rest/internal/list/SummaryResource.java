package io.tradewind.rest.internal.list;

import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.nullable;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.oneOf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.JsonValue;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.record.QueryParameters;

/** Adds up what a list shows, in groups. */
@Component(service = RestResource.class)
public final class SummaryResource implements RestResource {
    private static final Operation SUMMARY = Operation.of("{type}", "Add up in groups what the list shows")
            .query(
                    "by",
                    "Field that rows are put together by: a choice, enumeration, reference, boolean; a date or instant by month",
                    TEXT)
            .query("measure", "What is told of each group", oneOf(List.of("count", "sum", "average")))
            .query("of", "Number or money that is added up", TEXT)
            .query("q", "Words to find", TEXT)
            .withFilters()
            .answers(
                    200,
                    object(
                            "groups",
                            array(object(
                                    "key",
                                    nullable(TEXT),
                                    "name",
                                    nullable(TEXT),
                                    "count",
                                    INTEGER,
                                    "value",
                                    nullable(Map.of("type", "number")))),
                            "others",
                            INTEGER,
                            "count",
                            INTEGER,
                            "value",
                            nullable(Map.of("type", "number")),
                            "currency",
                            nullable(TEXT),
                            "otherCurrencies",
                            array(TEXT)));

    private final Summaries summaries;
    private final RecordTypes types;

    @Activate
    public SummaryResource(@Reference Summaries summaries, @Reference RecordTypes types) {
        this.summaries = summaries;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/{type}/summary", this::summary, SUMMARY));
    }

    private Answer summary(Call call) {
        String type = types.require(call.variable("type")).name();
        String by = call.query()
                .text("by")
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> Refusal.malformed("request.missing-parameter", "by"));
        Grouping grouping =
                new Grouping(by, measure(call), call.query().text("of").orElse(null));
        Summary summary = summaries.of(type, QueryParameters.read(call.query(), "by", "measure", "of"), grouping);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("groups", summary.groups().stream().map(SummaryResource::group).toList());
        json.put("others", summary.others());
        json.put("count", summary.count());
        json.put("value", JsonValue.of(summary.value()));
        json.put("currency", summary.currency());
        json.put("otherCurrencies", summary.otherCurrencies());
        return Answer.ok(json);
    }

    private static Measure measure(Call call) {
        String measure = call.query().text("measure").orElse("count");
        return switch (measure) {
            case "count", "sum", "average" -> Measure.valueOf(measure.toUpperCase(Locale.ROOT));
            default -> throw Refusal.malformed("summary.measure", measure);
        };
    }

    private static Map<String, @Nullable Object> group(Group group) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", group.key());
        json.put("name", group.name());
        json.put("count", group.count());
        json.put("value", JsonValue.of(group.value()));
        return json;
    }
}
