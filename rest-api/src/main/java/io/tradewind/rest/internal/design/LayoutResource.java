package io.tradewind.rest.internal.design;

import static io.tradewind.rest.internal.kernel.Schemas.BOOLEAN;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.array;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.layout.ArrangedType;
import io.tradewind.layout.PageLayouts;
import io.tradewind.record.TypeView;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.record.Version;

/** Forms and pages of record types as an admin arranges them: drafted, tried, published, taken back. */
@Component(service = RestResource.class)
public final class LayoutResource implements RestResource {
    private static final String TAG = "layouts";
    private static final String ALL = "/layouts";
    private static final String ONE = ALL + "/{type}";
    private static final String VERSION = "Version that is changed; 0 if nothing was arranged";

    private static final Operation LIST = Operation.of(TAG, "All record types whose form and page can be arranged")
            .answers(200, items(ref("ArrangedType")));
    private static final Operation READ = Operation.of(
                    TAG, "What is arranged of a record type, and how it is delivered")
            .answers(200, ref("ArrangedType"));
    private static final Operation CHANGE = Operation.of(TAG, "Put another draft in place of the present one")
            .requiredHeader("If-Match", VERSION)
            .takes(ref("PageLayout"))
            .answers(200, ref("ArrangedType"));
    private static final Operation PUBLISH = Operation.of(TAG, "Make the draft what everybody has, at once")
            .requiredHeader("If-Match", VERSION)
            .answers(200, ref("ArrangedType"));
    private static final Operation RESET = Operation.of(TAG, "Forget draft and layout: back to what is delivered")
            .requiredHeader("If-Match", VERSION);
    private static final Operation TRY = Operation.of(TAG, "The draft as somebody with a role would have it")
            .query("role", "Code of the role", TEXT)
            .answers(
                    200,
                    object(
                            "role",
                            TEXT,
                            "groups",
                            array(object(
                                    "key",
                                    TEXT,
                                    "folded",
                                    BOOLEAN,
                                    "fields",
                                    array(object("field", TEXT, "wide", BOOLEAN, "hidden", BOOLEAN)))),
                            "editable",
                            array(TEXT)));

    private final PageLayouts layouts;

    @Activate
    public LayoutResource(@Reference PageLayouts layouts) {
        this.layouts = layouts;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list, LIST),
                Route.get(ONE, this::read, READ),
                Route.put(ONE, this::change, CHANGE),
                Route.delete(ONE, this::reset, RESET),
                Route.get(ONE + "/trial", this::trial, TRY),
                Route.post(ONE + "/publish", this::publish, PUBLISH).notKept());
    }

    private Answer list(Call call) {
        call.query().only();
        return Answer.ok(
                Map.of("items", layouts.all().stream().map(LayoutJson::of).toList()));
    }

    private Answer read(Call call) {
        call.query().only();
        return answer(layouts.read(call.variable("type")));
    }

    private Answer change(Call call) {
        return answer(layouts.change(call.variable("type"), Version.required(call), LayoutJson.read(call.json())));
    }

    private Answer publish(Call call) {
        call.jsonOrNothing();
        return answer(layouts.publish(call.variable("type"), Version.required(call)));
    }

    private Answer reset(Call call) {
        layouts.reset(call.variable("type"), Version.required(call));
        return Answer.empty(204);
    }

    private Answer trial(Call call) {
        call.query().only("role");
        String role =
                call.query().text("role").orElseThrow(() -> Refusal.malformed("request.missing-parameter", "role"));
        String type = call.variable("type");
        TypeView view = layouts.tryAs(type, layouts.read(type).draft(), role);
        return Answer.ok(Map.of(
                "role",
                role,
                "groups",
                view.type().groups().stream()
                        .filter(group -> !group.places().isEmpty())
                        .map(LayoutJson::of)
                        .toList(),
                "editable",
                view.editable().stream().sorted().toList()));
    }

    private static Answer answer(ArrangedType type) {
        return Answer.json(200, LayoutJson.of(type)).header("ETag", Version.tag(type.version()));
    }
}
