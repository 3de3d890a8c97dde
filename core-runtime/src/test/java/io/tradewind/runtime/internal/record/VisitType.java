package io.tradewind.runtime.internal.record;

import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.tags;
import static io.tradewind.record.Field.text;

import java.util.List;

import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Refers to companies in every way there is. */
final class VisitType implements RecordType<Visit> {
    static final String NAME = "visits";

    static final String TABLE =
            "${record}, purpose varchar(400) not null, purpose_lc varchar(400) ${lower(purpose)}, host_id ${id}, badge_id ${id}, tags varchar(2000)";

    static final String STOPS = "visit_id ${id} not null, place integer not null, company_id ${id}";

    @Override
    public RecordSpec<Visit> spec() {
        return RecordSpec.of(NAME, Visit.class, Visit::new)
                .title("purpose")
                .field(text("purpose", Visit::purpose, Visit::describe)
                        .required()
                        .sortable())
                .field(reference("host", CompanyType.NAME, Visit::host, Visit::see))
                .field(reference("badge", CompanyType.NAME, Visit::badge, Visit::wear)
                        .unique())
                .field(tags("tags", Visit::tags, Visit::tag, "industries"))
                .field(lines(
                        "stops",
                        Visit::stops,
                        Visit::stopAt,
                        List.of(reference("company", CompanyType.NAME, (Visit visit) -> null, (visit, part) -> {}))));
    }
}
