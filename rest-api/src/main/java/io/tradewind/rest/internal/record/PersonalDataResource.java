package io.tradewind.rest.internal.record;

import static io.tradewind.rest.internal.kernel.Schemas.object;
import static io.tradewind.rest.internal.kernel.Schemas.ref;
import static io.tradewind.rest.internal.kernel.Schemas.requiring;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.tradewind.privacy.PersonalData;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.rest.internal.kernel.Answer;
import io.tradewind.rest.internal.kernel.Call;
import io.tradewind.rest.internal.kernel.Members;
import io.tradewind.rest.internal.kernel.Operation;
import io.tradewind.rest.internal.kernel.RestResource;
import io.tradewind.rest.internal.kernel.Route;

/** What is kept about a person, for every type with personal fields. */
@Component(service = RestResource.class)
public final class PersonalDataResource implements RestResource {
    private static final String PATH = "/{type}/{id}/personal-data";
    private static final Operation TELL = Operation.of(
                    "{type}", "All that is kept about the person, as a document. Needs the right personal-data.manage")
            .answers(200, Map.of("type", "object"))
            .onlyFor(PersonalData::isKept);
    private static final Operation ERASE = Operation.of(
                    "{type}",
                    "Erase what is kept about the person, in the history, too; cannot be undone. Needs the right personal-data.manage")
            .takes(requiring(
                    object("reason", Map.of("type", "string", "maxLength", PersonalData.LONGEST_REASON)), "reason"))
            .answers(200, ref("{Type}"))
            .onlyFor(PersonalData::isKept);

    private final PersonalData personal;
    private final RecordTypes types;

    @Activate
    public PersonalDataResource(@Reference PersonalData personal, @Reference RecordTypes types) {
        this.personal = personal;
        this.types = types;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, this::tell, TELL), Route.post("/{type}/{id}/erase", this::erase, ERASE));
    }

    private RecordRef record(Call call) {
        return new RecordRef(types.require(call.variable("type")).name(), call.variable("id"));
    }

    private Answer tell(Call call) {
        call.query().only();
        RecordRef ref = record(call);
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        personal.write(ref, document);
        return Answer.bytes(200, "application/json; charset=utf-8", document.toByteArray())
                .header("Content-Disposition", "attachment; filename=\"personal-data.json\"");
    }

    private Answer erase(Call call) {
        RecordRef ref = record(call);
        Members members = new Members(call.json());
        String reason = members.text("reason", PersonalData.LONGEST_REASON);
        members.done();
        RecordView erased = personal.erase(ref, reason);
        return Answer.json(200, new RecordJson(types.require(ref.type()).type()).whole(erased))
                .header("ETag", Version.tag(erased.version()));
    }
}
