package io.tradewind.rest.internal.record;

import static io.tradewind.rest.internal.kernel.Schemas.INSTANT;
import static io.tradewind.rest.internal.kernel.Schemas.TEXT;
import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.time.Instant;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.record.History;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.TypeView;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** Takes single fields of records back to former values. */
@Component(service = RestResource.class)
public final class HistoryResource implements RestResource {
    private static final Operation REVERT = Operation.of(
                    "{type}", "Give a field the value that it had at an instant: a change like any other")
            .requiredHeader("If-Match", "Version that is changed, in quotes; stale: 412 with the clashing values")
            .takes(requiring(object("field", TEXT, "asOf", INSTANT), "field", "asOf"))
            .answers(200, ref("{Type}"));

    private final History history;
    private final RecordTypes types;

    @Activate
    public HistoryResource(@Reference History history, @Reference RecordTypes types) {
        this.history = history;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/{type}/{id}/revert", this::revert, REVERT));
    }

    private Answer revert(Call call) {
        TypeView type = types.require(call.variable("type"));
        long version = Version.required(call);
        Members body = new Members(call.json());
        String field = body.text("field", 100);
        Instant moment = body.instant("asOf");
        body.done();
        RecordView fresh = history.revert(new RecordRef(type.name(), call.variable("id")), version, field, moment);
        return Answer.json(200, new RecordJson(type.type()).whole(fresh)).header("ETag", Version.tag(fresh.version()));
    }
}
