package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.tradewind.access.Scope;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.FieldChange;
import io.tradewind.record.Sort;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.runtime.internal.event.EventAppender;
import io.tradewind.runtime.internal.event.RecordChanges;
import io.tradewind.runtime.internal.search.IndexFollower;
import io.tradewind.runtime.internal.search.IndexedSearch;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.unit.Unit;
import io.tradewind.search.Search;

/** What a pool hides cannot be guessed by searching, filtering, sorting, grouping or adding up. Ben sees his own and those of a pool. */
class MaskedFieldsTest {
    private static final String TYPE = CompanyType.NAME;

    @TempDir
    Path folder;

    private Office office;
    private RecordEngine records;
    private RecordSummaries summaries;
    private IndexFollower follower;
    private Search search;
    private RecordView poolA;
    private RecordView poolB;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        EventAppender events = new EventAppender(office.tx, office.tx, office);
        records = new RecordEngine(
                office.types, office.tx, office.tx, entity -> Optional.<Unit>of(office.unit), events, office, office);
        summaries = new RecordSummaries(office.types, records, office.tx);
        office.user("anna", null);
        office.user("ben", null);
        office.grant("anna", Scope.ALL);
        office.grant("ben", Scope.OWN);
        SearchedRecords searched = new SearchedRecords(office.types, office.tx);
        follower = new IndexFollower(
                folder.resolve("index"), searched, new RecordChanges(office.tx, events), () -> true, Duration.ZERO);
        search = new IndexedSearch(follower, searched, office.types, records);
        await(() -> office.as("anna", () -> search.find("x", Set.of(), 1)).complete());
        RecordView pool = save("anna", Map.of("name", "Pool"));
        office.circle("ben", pool.id(), "code", "email", "phone", "industry", "employees", "credit", "remark");
        poolA = save("anna", hidden(pool, "Aleph Steel", "TOPCODE", "5000", 77));
        poolB = save("anna", hidden(pool, "Beth Steel", "LOWCODE", "1", 7));
        save(
                "ben",
                Map.of(
                        "name",
                        "Own Steel",
                        "code",
                        "OWNCODE",
                        "industry",
                        "RETAIL",
                        "employees",
                        20,
                        "credit",
                        money("100")));
    }

    @AfterEach
    void close() throws Exception {
        follower.stop();
        office.close();
    }

    private static void await(BooleanSupplier reached) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }

    private static Map<String, Object> money(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    private static Map<String, Object> hidden(RecordView pool, String name, String code, String credit, int people) {
        return Map.of(
                "name",
                name,
                "parent",
                pool.id(),
                "code",
                code,
                "email",
                code.toLowerCase(java.util.Locale.ROOT) + "@steel.example",
                "phone",
                "138-0013-80" + people,
                "industry",
                "BANK",
                "employees",
                people,
                "credit",
                money(credit),
                "remark",
                "owes us " + code);
    }

    private RecordView save(String user, Map<String, Object> values) {
        return office.as(user, () -> records.create(TYPE, new HashMap<>(values)));
    }

    private List<String> listed(RecordQuery query) {
        return office.as("ben", () -> records.query(TYPE, query)).items().stream()
                .map(RecordView::title)
                .toList();
    }

    private List<String> filtered(String field, Operator operator, String value) {
        return listed(RecordQuery.ALL.filters(List.of(Filter.of(field, operator, value))));
    }

    private List<String> searched(String words) {
        return office.as("ben", () -> search.find(words, Set.of(TYPE), 10)).groups().stream()
                .flatMap(group -> group.hits().stream())
                .map(hit -> hit.title().text())
                .toList();
    }

    private Summary summed(String by, Measure measure, String of, Filter... filters) {
        return office.as(
                "ben",
                () -> summaries.of(TYPE, RecordQuery.ALL.filters(List.of(filters)), new Grouping(by, measure, of)));
    }

    @DatabaseTest
    void the_search_finds_them_by_what_is_open_and_not_by_what_is_hidden() {
        await(() -> searched("steel").size() == 3);

        assertThat(searched("steel")).containsExactlyInAnyOrder("Aleph Steel", "Beth Steel", "Own Steel");
        for (String secret : List.of("topcode", "TOPCODE", "138-0013-8077", "topcode@steel.example", "owes us")) {
            assertThat(searched(secret)).as(secret).isEmpty();
        }
        assertThat(searched("owncode")).containsExactly("Own Steel");
        assertThat(listed(RecordQuery.ALL.text("topcode"))).isEmpty();
        assertThat(listed(RecordQuery.ALL.text("aleph"))).containsExactly("Aleph Steel");
        assertThat(office.as("ben", () -> records.suggest(TYPE, "TOPCODE", 10))).isEmpty();
    }

    @DatabaseTest
    void no_filter_on_a_hidden_field_tells_them_apart() {
        assertThat(filtered("industry", Operator.EQ, "BANK")).isEmpty();
        assertThat(filtered("credit", Operator.GTE, "1000")).isEmpty();
        assertThat(filtered("credit", Operator.LTE, "1000")).containsExactly("Own Steel");
        assertThat(filtered("code", Operator.STARTS_WITH, "top")).isEmpty();
        assertThat(filtered("code", Operator.CONTAINS, "code")).containsExactly("Own Steel");
        assertThat(filtered("phone", Operator.EQ, "138 0013 8077")).isEmpty();
        assertThat(filtered("email", Operator.EQ, "topcode@steel.example")).isEmpty();
        assertThat(filtered("employees", Operator.NE, "77")).contains("Aleph Steel", "Beth Steel");
        assertThat(filtered("employees", Operator.EMPTY, "true")).containsExactly("Aleph Steel", "Beth Steel");
    }

    @DatabaseTest
    void no_order_tells_which_of_them_has_more() {
        List<Sort> byCredit = List.of(new Sort("credit", true));
        List<String> before = listed(RecordQuery.ALL.sorts(byCredit));

        office.as("anna", () -> {
            records.change(poolA.ref(), poolA.version(), Map.of("credit", money("2")));
            return records.change(poolB.ref(), poolB.version(), Map.of("credit", money("9000")));
        });

        assertThat(listed(RecordQuery.ALL.sorts(byCredit))).isEqualTo(before);
        assertThat(before).startsWith("Own Steel");
    }

    @DatabaseTest
    void no_group_and_no_sum_counts_what_is_hidden() {
        assertThat(summed("industry", Measure.COUNT, null).groups())
                .extracting(group -> group.key() + " " + group.count())
                .containsExactlyInAnyOrder("RETAIL 1", "null 2");
        Summary credit = summed("mood", Measure.SUM, "credit");
        assertThat(credit.count()).isEqualTo(3);
        assertThat(credit.value()).isEqualByComparingTo("100");
        assertThat(summed("mood", Measure.AVERAGE, "employees").value()).isEqualByComparingTo("20");
        Summary banks = summed("mood", Measure.SUM, "credit", Filter.of("industry", Operator.EQ, "BANK"));
        assertThat(banks.count()).isZero();
        Summary own = summed("industry", Measure.SUM, "credit");
        assertThat(own.groups())
                .filteredOn(group -> group.key() == null)
                .extracting(group -> group.value() == null ? BigDecimal.ZERO : group.value())
                .allSatisfy(value -> assertThat(value).isZero());
    }

    @DatabaseTest
    void the_trace_does_not_tell_what_a_hidden_field_was_and_is() {
        office.as(
                "anna",
                () -> records.change(
                        poolA.ref(),
                        poolA.version(),
                        Map.of("credit", money("123"), "website", "https://aleph.example")));

        assertThat(office.as("ben", () -> records.trace(poolA.ref(), 10, null)))
                .flatExtracting(entry -> entry.changes())
                .extracting(FieldChange::field)
                .contains("website", "name")
                .doesNotContain("credit", "code", "email", "phone", "industry", "employees", "remark");
    }
}
