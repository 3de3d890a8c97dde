package io.tradewind.runtime.internal.transfer;

import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.date;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.phone;
import static io.tradewind.record.Field.reference;
import static io.tradewind.record.Field.text;

import java.util.List;
import java.util.Optional;

import io.tradewind.entity.MoneyValue;
import io.tradewind.record.Action;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** Customers, small. */
final class FirmType implements RecordType<Firm> {
    static final String TABLE = """
            create table sample.firms (${record}, name varchar(400) not null, name_lc varchar(400) ${lower(name)},
            code varchar(80), code_lc varchar(80) ${lower(code)}, industry varchar(60), region varchar(60), phone varchar(80),
            parent_id ${id}, ${money(annual_revenue)}, employees bigint, founded_year bigint, since date)""";

    /** What follows from something else by itself. */
    record Count(Long year) {}

    private final RecordSpec<Firm> spec = RecordSpec.of("customers", Firm.class, Firm::new)
            .title("name")
            .numbered("C-", 6)
            .field(text("name", (Firm f) -> f.name, (f, v) -> f.name = v)
                    .required()
                    .searched()
                    .sortable()
                    .warnsOfDuplicates())
            .field(text("code", (Firm f) -> f.code, (f, v) -> f.code = v)
                    .max(40)
                    .unique()
                    .searched())
            .field(choice("industry", (Firm f) -> f.industry, (f, v) -> f.industry = v, "industries"))
            .field(choice("region", (Firm f) -> f.region, (f, v) -> f.region = v, "regions"))
            .field(phone("phone", (Firm f) -> f.phone, (f, v) -> f.phone = v).warnsOfDuplicates())
            .field(reference("parent", "customers", (Firm f) -> f.parent, (f, v) -> f.parent = v))
            .field(money(
                    "annualRevenue",
                    (Firm f) -> MoneyValue.toMoney(f.annualRevenue),
                    (f, v) -> f.annualRevenue = MoneyValue.of(v)))
            .field(integer("employees", (Firm f) -> f.employees, (f, v) -> f.employees = v)
                    .between(0, 10_000_000))
            .field(integer("foundedYear", (Firm f) -> f.foundedYear, (f, v) -> f.foundedYear = v)
                    .between(1000, 2100))
            .field(date("since", (Firm f) -> f.since, (f, v) -> f.since = v))
            .action(Action.<Firm, Count>of("count", Count.class, (firm, command) -> {
                        firm.foundedYear = command.year();
                        return Optional.empty();
                    })
                    .asBookkeeping())
            .check(firm -> firm.id().equals(firm.parent)
                    ? List.of(FieldProblem.of("parent", "customers.parent-loop"))
                    : List.of());

    @Override
    public RecordSpec<Firm> spec() {
        return spec;
    }
}
