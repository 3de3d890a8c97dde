package io.tradewind.runtime.internal.record;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.decimal;
import static io.tradewind.record.Field.email;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.instant;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;
import static io.tradewind.record.Field.url;

import java.time.Instant;
import java.util.Optional;

import io.tradewind.event.DomainEvent;
import io.tradewind.record.Action;
import io.tradewind.record.Input;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** The type of the sample. */
final class CompanyType implements RecordType<Company> {
    static final String NAME = "companies";

    static final String[] TABLE = {"""
        ${record}, name varchar(400) not null, name_lc varchar(400) ${lower(name)}, code varchar(80),
        code_lc varchar(80) ${lower(code)}, industry varchar(60), email varchar(508), phone varchar(80),
        website varchar(1000), employees bigint, share decimal(9,4), ${money(credit)}, big boolean, founded date,
        seen_at ${timestamp}, mood varchar(40), parent_id ${id}, remark varchar(8000)"""};

    /** Changes the mood. */
    record Excite(@Input(required = true) String reason, int times) {}

    record Renamed(String from, Instant occurredAt) implements DomainEvent {}

    private final RecordSpec<Company> spec = RecordSpec.of(NAME, Company.class, Company::new)
            .title("name")
            .numbered("K-", 4)
            .state("mood")
            .sortedBy("name")
            .mergeable()
            .field(text("name", Company::name, Company::rename)
                    .personal()
                    .required()
                    .searched()
                    .sortable()
                    .warnsOfDuplicates())
            .field(text("code", Company::code, Company::encode)
                    .max(40)
                    .unique()
                    .searched()
                    .sortable())
            .field(choice("industry", Company::industry, Company::classify, "industries")
                    .sortable())
            .field(email("email", Company::email, Company::mail).personal().warnsOfDuplicates())
            .field(phone("phone", Company::phone, Company::call).personal().warnsOfDuplicates())
            .field(url("website", Company::website, Company::show))
            .field(integer("employees", Company::employees, Company::employ)
                    .between(0, 1_000_000)
                    .sortable())
            .field(decimal("share", Company::share, Company::hold).sortable())
            .field(money("credit", Company::credit, Company::lend).sortable())
            .field(bool("big", Company::big, Company::grow))
            .field(date("founded", Company::founded, Company::found).sortable())
            .field(instant("seenAt", Company::seenAt, Company::see).sortable())
            .field(enumeration("mood", Company.Mood.class, Company::mood, null))
            .field(reference("parent", NAME, Company::parent, Company::moveUnder))
            .field(longText("remark", Company::remark, Company::note).personal())
            .field(text("initials", Company::initials, null).computed())
            .action(Action.<Company, Excite>of("excite", Excite.class, (company, command) -> {
                        company.feel(Company.Mood.WILD);
                        return Optional.empty();
                    })
                    .when(company -> company.mood() == Company.Mood.CALM))
            .openTo("parent", "excite")
            .onChange((company, old) -> old.get("name") instanceof String before
                    ? Optional.of(new Renamed(before, Instant.EPOCH))
                    : Optional.empty());

    @Override
    public RecordSpec<Company> spec() {
        return spec;
    }
}
