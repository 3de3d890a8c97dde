package io.tradewind.rest.internal.design;

import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.ref;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.design.DesignedType;
import io.tradewind.design.RecordTypeDesigns;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.RecordTypes;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.Refusal;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.record.Version;
import io.tradewind.text.Texts;

/** Record types: those of modules to look at, made ones to design, try, publish, archive. Their effects are outside the database, too. */
@Component(service = RestResource.class)
public final class DesignResource implements RestResource {
    private static final String TAG = "record-types";
    private static final String ALL = "/record-types";
    private static final String ONE = ALL + "/{name}";
    private static final String VERSION = "Version that is changed";
    private static final Operation LIST = Operation.of(TAG, "All record types: those of modules and those made here")
            .answers(200, items(DesignSchemas.LISTED));
    private static final Operation CREATE = Operation.of(TAG, "Keep the first draft of a record type")
            .takes(ref("TypeDesign"))
            .answers(201, ref("DesignedType"));
    private static final Operation READ =
            Operation.of(TAG, "A made record type, as published and as drafted").answers(200, ref("DesignedType"));
    private static final Operation CHANGE = Operation.of(TAG, "Put another draft in place of the present one")
            .requiredHeader("If-Match", VERSION)
            .takes(ref("TypeDesign"))
            .answers(200, ref("DesignedType"));
    private static final Operation TRY = Operation.of(TAG, "The draft as somebody with a role would have it")
            .query("role", "Code of the role", TEXT)
            .answers(200, DesignSchemas.TRIAL);
    private static final Operation PUBLISH = moving("Publish the draft: tables grow, roles get what it grants");
    private static final Operation ARCHIVE = moving("Take a record type out of use; its records are kept");
    private static final Operation RESTORE = moving("Bring an archived record type back");
    private static final Operation DISCARD =
            Operation.of(TAG, "Delete a draft that was never published").requiredHeader("If-Match", VERSION);

    private final RecordTypeDesigns designs;
    private final RecordTypes types;
    private final Texts texts;

    @Activate
    public DesignResource(@Reference RecordTypeDesigns designs, @Reference RecordTypes types, @Reference Texts texts) {
        this.designs = designs;
        this.types = types;
        this.texts = texts;
    }

    private static Operation moving(String summary) {
        return Operation.of(TAG, summary).requiredHeader("If-Match", VERSION).answers(200, ref("DesignedType"));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list, LIST),
                Route.post(ALL, this::create, CREATE).notKept(),
                Route.get(ONE, this::read, READ),
                Route.put(ONE, this::change, CHANGE),
                Route.delete(ONE, this::discard, DISCARD),
                Route.get(ONE + "/trial", this::trial, TRY),
                Route.post(ONE + "/publish", this::publish, PUBLISH).notKept(),
                Route.post(ONE + "/archive", this::archive, ARCHIVE).notKept(),
                Route.post(ONE + "/restore", this::restore, RESTORE).notKept());
    }

    private Answer list(Call call) {
        call.query().only();
        List<DesignedType> made = designs.all();
        Set<String> names = made.stream().map(DesignedType::name).collect(Collectors.toSet());
        List<Map<String, Object>> all = new ArrayList<>();
        made.forEach(type -> all.add(line(
                type.name(),
                type.draft().title().text(call.locale()),
                true,
                type.state().name(),
                type.isChanged(),
                type.draft().shownFields().size())));
        types.running().stream()
                .filter(type -> !names.contains(type.name()))
                .forEach(type -> all.add(line(
                        type.name(),
                        texts.get(call.locale(), type.name() + ".title"),
                        false,
                        DesignedType.State.PUBLISHED.name(),
                        false,
                        type.fields().size())));
        return Answer.ok(Map.of("items", all));
    }

    private static Map<String, Object> line(
            String name, String title, boolean made, String state, boolean changed, int fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("title", title);
        line.put("made", made);
        line.put("state", state);
        line.put("changed", changed);
        line.put("fields", fields);
        return line;
    }

    private Answer create(Call call) {
        DesignedType made = designs.create(DesignJson.read(call.json()));
        return answer(201, made).header("Location", "/api/v1" + ALL + "/" + made.name());
    }

    private Answer read(Call call) {
        call.query().only();
        return answer(200, designs.read(call.variable("name")));
    }

    private Answer change(Call call) {
        return answer(200, designs.change(call.variable("name"), Version.required(call), DesignJson.read(call.json())));
    }

    private Answer discard(Call call) {
        designs.discard(call.variable("name"), Version.required(call));
        return Answer.empty(204);
    }

    private Answer trial(Call call) {
        call.query().only("role");
        String role =
                call.query().text("role").orElseThrow(() -> Refusal.malformed("request.missing-parameter", "role"));
        String name = call.variable("name");
        RecordTypeDesigns.Trial trial = designs.tryAs(designs.read(name).draft(), role);
        List<Map<String, Object>> fields = new ArrayList<>();
        for (FieldSpec field : trial.view().fields()) {
            fields.add(Map.of(
                    "name",
                    field.name(),
                    "label",
                    trial.text(name + ".field." + field.name()).orElse(field.name()),
                    "editable",
                    trial.view().editable().contains(field.name())));
        }
        Map<String, Object> scopes = new LinkedHashMap<>();
        trial.scopes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(scope ->
                        scopes.put(scope.getKey().name(), scope.getValue().name()));
        return Answer.ok(Map.of("role", role, "scopes", scopes, "fields", trial.isAny() ? fields : List.of()));
    }

    private Answer publish(Call call) {
        return answer(200, designs.publish(call.variable("name"), Version.required(call)));
    }

    private Answer archive(Call call) {
        return answer(200, designs.archive(call.variable("name"), Version.required(call)));
    }

    private Answer restore(Call call) {
        return answer(200, designs.restore(call.variable("name"), Version.required(call)));
    }

    private static Answer answer(int status, DesignedType type) {
        return Answer.json(status, DesignJson.of(type)).header("ETag", Version.tag(type.version()));
    }
}
