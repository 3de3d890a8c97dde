package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.access.Scope;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Tags: any number of codes of a list in one field, in the list's order (here: retail, bank). */
class TagsTest {
    private Office office;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.types.arrive(new VisitType(), "sample");
        office.types.settle();
        office.user("anna", null);
        office.grant("anna", Scope.OWN);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private RecordView visit(String purpose, Object tags) {
        return office.as("anna", () -> office.records.create("visits", Map.of("purpose", purpose, "tags", tags)));
    }

    private RecordView tag(RecordView visit, Object tags) {
        return office.as("anna", () -> {
            RecordView now = office.records.read(visit.ref());
            return office.records.change(now.ref(), now.version(), Map.of("tags", tags));
        });
    }

    private List<String> found(Operator operator, String... values) {
        RecordQuery query = RecordQuery.ALL.filters(List.of(Filter.of("tags", operator, values)));
        return office.as("anna", () -> office.records.query("visits", query)).items().stream()
                .map(RecordView::title)
                .toList();
    }

    @DatabaseTest
    void are_kept_once_each_and_in_the_order_of_the_list() {
        RecordView visit = visit("Both", List.of("bank", "RETAIL", "银行"));

        assertThat(visit.value("tags")).isEqualTo(List.of("RETAIL", "BANK"));
        assertThat(office.as("anna", () -> office.records.query("visits", RecordQuery.ALL))
                        .items()
                        .getFirst()
                        .value("tags"))
                .isEqualTo(List.of("RETAIL", "BANK"));
    }

    @DatabaseTest
    void come_on_top_or_go_without_touching_the_others() {
        RecordView visit = visit("One", List.of("RETAIL"));

        assertThat(tag(visit, Map.of("add", List.of("BANK"))).value("tags")).isEqualTo(List.of("RETAIL", "BANK"));
        long version = tag(visit, Map.of("add", List.of("BANK"))).version();
        assertThat(tag(visit, Map.of("remove", List.of("RETAIL"))).value("tags"))
                .isEqualTo(List.of("BANK"));
        assertThat(version).as("what is there already is no change").isEqualTo(visit.version() + 1);
        assertThat(tag(visit, List.of()).value("tags")).isEqualTo(List.of());
        assertThat(office.as("anna", () -> office.records.trace(visit.ref(), 10, null))
                        .getFirst()
                        .changes())
                .extracting("field", "from", "to")
                .containsExactly(org.assertj.core.api.Assertions.tuple("tags", "[\"BANK\"]", "[]"));
    }

    @DatabaseTest
    void find_records_with_one_of_them_without_one_or_with_none() {
        visit("Both", List.of("RETAIL", "BANK"));
        visit("Bank", List.of("BANK"));
        visit("None", List.of());

        assertThat(found(Operator.IN, "RETAIL", "BANK")).containsExactly("Bank", "Both");
        assertThat(found(Operator.EQ, "RETAIL")).containsExactly("Both");
        assertThat(found(Operator.NE, "RETAIL")).containsExactly("Bank", "None");
        assertThat(found(Operator.EMPTY, "true")).containsExactly("None");
        assertThat(found(Operator.EQ, "BAN")).as("part of a code").isEmpty();
        assertThat(found(Operator.EQ, "BAN_")).as("no pattern").isEmpty();
        assertThat(found(Operator.EQ, "%")).as("no pattern").isEmpty();
        assertThat(catchThrowableOfType(TradewindException.class, () -> found(Operator.GT, "BANK"))
                        .kind())
                .isEqualTo(Kind.MALFORMED);
    }

    @DatabaseTest
    void that_the_list_does_not_have_are_refused_at_the_field() {
        for (Object wrong :
                List.of(List.of("BANK", "NOWHERE"), "BANK", Map.of("add", "BANK"), Map.of("set", List.of("BANK")), 7)) {
            InvalidRecord refused = catchThrowableOfType(InvalidRecord.class, () -> visit("Wrong", wrong));
            assertThat(refused.problems()).as("%s", wrong).extracting("field").contains("tags");
        }
    }
}
