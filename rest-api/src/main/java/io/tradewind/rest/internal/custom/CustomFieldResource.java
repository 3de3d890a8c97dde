package io.tradewind.rest.internal.custom;

import static io.tradewind.rest.internal.kernel.Schemas.INTEGER;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.items;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;
import io.tradewind.rest.internal.record.Version;

/** Fields that admins add to record types, for those who manage them. */
@Component(service = RestResource.class)
public final class CustomFieldResource implements RestResource {
    private static final String TAG = "custom-fields";
    private static final String IF_MATCH = "Version that is changed";

    private static final Operation LIST = Operation.of(TAG, "Fields that were added, archived ones too")
            .query("type", "Of this record type only", TEXT)
            .answers(200, items(ref("CustomField")));
    private static final Operation ADD = Operation.of(TAG, "Add a field; it is there at once, everywhere")
            .takes(requiring(ref("CustomField"), "type", "name", "kind", "label"))
            .answers(201, ref("CustomField"));
    private static final Operation READ = Operation.of(TAG, "Read one, with the number of records that have a value")
            .answers(200, ref("CustomField"));
    private static final Operation CHANGE = Operation.of(TAG, "Change words, limits, options, place")
            .requiredHeader("If-Match", IF_MATCH)
            .takes("application/merge-patch+json", ref("CustomField"))
            .answers(200, ref("CustomField"));
    private static final Operation ARCHIVE = Operation.of(TAG, "Hide a field and keep its values")
            .requiredHeader("If-Match", IF_MATCH)
            .answers(200, ref("CustomField"));
    private static final Operation RESTORE = Operation.of(TAG, "Show an archived field again")
            .requiredHeader("If-Match", IF_MATCH)
            .answers(200, ref("CustomField"));
    private static final Operation DELETE = Operation.of(TAG, "Delete an archived field and its values, for good")
            .requiredHeader("If-Match", IF_MATCH)
            .query("confirm", "The number of records that lose their value; needed if there are any", INTEGER);

    private final CustomFields fields;

    @Activate
    public CustomFieldResource(@Reference CustomFields fields) {
        this.fields = fields;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/custom-fields", this::list, LIST),
                Route.post("/custom-fields", this::add, ADD),
                Route.get("/custom-fields/{id}", this::read, READ),
                Route.patch("/custom-fields/{id}", this::change, CHANGE),
                Route.post("/custom-fields/{id}/archive", this::archive, ARCHIVE),
                Route.post("/custom-fields/{id}/restore", this::restore, RESTORE),
                Route.delete("/custom-fields/{id}", this::delete, DELETE));
    }

    private Answer list(Call call) {
        call.query().only("type");
        List<CustomField> found = call.query().text("type").map(fields::of).orElseGet(fields::all);
        return Answer.ok(Map.of("items", found.stream().map(DefinitionJson::of).toList()));
    }

    private Answer add(Call call) {
        DefinitionJson json = new DefinitionJson(call.json());
        CustomFields.Added added = fields.add(json.type(), json.fresh());
        Map<String, @Nullable Object> answer = DefinitionJson.of(added.field());
        answer.put("taken", added.taken());
        answer.put("left", added.left());
        return field(201, added.field(), answer)
                .header("Location", "/api/v1/custom-fields/" + added.field().id());
    }

    private Answer read(Call call) {
        call.query().only();
        CustomField field = require(call);
        Map<String, @Nullable Object> answer = DefinitionJson.of(field);
        answer.put("records", fields.filled(field.id()));
        return field(200, field, answer);
    }

    private CustomField require(Call call) {
        return fields.find(call.variable("id"))
                .orElseThrow(() -> new TradewindException(Kind.NOT_FOUND, "record.not-found"));
    }

    private Answer change(Call call) {
        long version = Version.required(call);
        CustomField before = require(call);
        DefinitionJson json = new DefinitionJson(call.patch());
        return field(fields.change(before.id(), version, json.changed(before)));
    }

    private Answer archive(Call call) {
        call.jsonOrNothing();
        return field(fields.archive(call.variable("id"), Version.required(call)));
    }

    private Answer restore(Call call) {
        call.jsonOrNothing();
        return field(fields.restore(call.variable("id"), Version.required(call)));
    }

    private Answer delete(Call call) {
        long version = Version.required(call);
        CustomField field = require(call);
        long filled = fields.filled(field.id());
        boolean confirmed = call.query().text("confirm").orElse("0").equals(String.valueOf(filled));
        if (!confirmed) {
            throw new TradewindException(Kind.CONFLICT, "custom.confirm", filled);
        }
        fields.delete(field.id(), version);
        return Answer.empty(204);
    }

    private static Answer field(CustomField field) {
        return field(200, field, DefinitionJson.of(field));
    }

    private static Answer field(int status, CustomField field, Map<String, @Nullable Object> json) {
        return Answer.json(status, json).header("ETag", Version.tag(field.version()));
    }
}
