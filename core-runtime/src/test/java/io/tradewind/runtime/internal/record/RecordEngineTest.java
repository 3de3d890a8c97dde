package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.access.Scope;
import io.tradewind.record.RecordPage;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

class RecordEngineTest {
    private Office office;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("t1", null);
        office.user("anna", "t1", "t1");
        office.grant("anna", Scope.TREE);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @DatabaseTest
    void a_record_is_created_read_listed_and_changed() {
        RecordView made = office.company("anna", "Acme Ltd");

        assertThat(made.version()).isEqualTo(1);
        assertThat(made.value("number")).isEqualTo("K-0001");
        assertThat(made.value("owner")).isEqualTo(new Reference("anna", "Ms anna"));
        assertThat(made.value("team")).isEqualTo(new Reference("t1", "Team t1"));
        assertThat(made.value("initials")).isEqualTo("A");
        assertThat(made.allowed()).containsExactly("excite", "edit", "delete", "share");
        assertThat(office.as("anna", () -> office.records.read(made.ref()))).isEqualTo(made);

        RecordView changed = office.as(
                "anna", () -> office.records.change(made.ref(), 1, Map.of("name", "Acme Inc", "employees", "12")));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.value("employees")).isEqualTo(12L);

        RecordPage page = office.as(
                "anna",
                () -> office.records.query(
                        "companies", RecordQuery.ALL.text("acme").counted()));
        assertThat(page.items()).singleElement().satisfies(row -> {
            assertThat(row.title()).isEqualTo("Acme Inc");
            assertThat(row.value("employees")).isEqualTo(12L);
        });
        assertThat(page.count()).isEqualTo(1);
    }

    @DatabaseTest
    void many_records_are_created_with_few_statements() {
        List<Map<String, Object>> many = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> Map.<String, Object>of("name", "Company " + i))
                .toList();

        int statements =
                office.counter.of(() -> office.as("anna", () -> office.records.createAll(CompanyType.NAME, many)));

        assertThat(statements).isLessThan(30);
    }

    @DatabaseTest
    void pages_follow_each_other_by_cursor() {
        for (int i = 0; i < 7; i++) {
            office.company("anna", "Company " + i);
        }
        RecordQuery query = RecordQuery.ALL.limit(3).sorts(List.of(new Sort("name", true)));

        RecordPage first = office.as("anna", () -> office.records.query("companies", query));
        RecordPage second = office.as("anna", () -> office.records.query("companies", query.after(first.next())));
        RecordPage third = office.as("anna", () -> office.records.query("companies", query.after(second.next())));

        assertThat(first.items()).extracting(RecordView::title).containsExactly("Company 6", "Company 5", "Company 4");
        assertThat(second.items()).extracting(RecordView::title).containsExactly("Company 3", "Company 2", "Company 1");
        assertThat(third.items()).extracting(RecordView::title).containsExactly("Company 0");
        assertThat(third.next()).isNull();
    }
}
