package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.access.Verb;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.Summaries;
import io.tradewind.record.Summaries.Group;
import io.tradewind.record.Summaries.Summary;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Summaries compared with what adding up the rows of the list gives. */
class SummariesOracleTest {
    private static final RecordQuery LARGE =
            RecordQuery.ALL.text("firm").filters(List.of(Filter.of("employees", Operator.GTE, "1")));

    private Office office;
    private Summaries summaries;

    @BeforeEach
    void fill(TestDatabase database) {
        office = new Office(database);
        summaries = new RecordSummaries(office.types, office.records, office.tx);
        office.team("top", null);
        office.team("left", "top");
        office.user("anna", "top", "top", "left");
        office.user("bert", "left", "left");
        office.user("cora", "left", "left");
        for (String user : List.of("anna", "bert", "cora")) {
            office.grant(user, Scope.ALL);
        }
        Random random = new Random(11);
        for (int i = 0; i < 90; i++) {
            Map<String, Object> values = new HashMap<>();
            values.put("name", "Firm " + i);
            maybe(random, values, "industry", random.nextBoolean() ? "RETAIL" : "BANK");
            maybe(random, values, "employees", random.nextInt(5));
            maybe(random, values, "share", new BigDecimal(random.nextInt(900)).movePointLeft(2));
            maybe(random, values, "credit", Money.of(random.nextInt(90) + ".50", i % 7 == 0 ? "USD" : "CNY"));
            maybe(random, values, "big", random.nextBoolean());
            maybe(random, values, "founded", LocalDate.of(2025, 11, 28).plusDays(random.nextInt(200)));
            // Around the turn of a month that comes eight hours earlier in Shanghai.
            maybe(
                    random,
                    values,
                    "seenAt",
                    Instant.parse("2026-09-30T10:00:00Z").plusSeconds(3600L * random.nextInt(900)));
            office.as(
                    List.of("anna", "bert", "cora").get(random.nextInt(3)),
                    () -> office.records.create("companies", values));
        }
    }

    private static void maybe(Random random, Map<String, Object> values, String field, Object value) {
        if (random.nextInt(5) != 0) {
            values.put(field, value);
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    @DatabaseTest
    void every_group_and_measure_is_what_adding_up_the_visible_rows_gives_whatever_the_scope() {
        for (Scope scope : List.of(Scope.ALL, Scope.TREE, Scope.TEAM, Scope.OWN)) {
            office.grant("bert", Verb.READ, scope);
            for (RecordQuery query : List.of(RecordQuery.ALL, LARGE)) {
                List<RecordView> rows = rows("bert", query);
                for (String by : List.of("industry", "big", "owner", "mood", "founded", "seenAt", "parent")) {
                    check(query, rows, Grouping.counting(by));
                    for (String of : List.of("employees", "share", "credit")) {
                        check(query, rows, new Grouping(by, Measure.SUM, of));
                        check(query, rows, new Grouping(by, Measure.AVERAGE, of));
                    }
                }
            }
        }
    }

    private List<RecordView> rows(String user, RecordQuery query) {
        List<RecordView> rows = new ArrayList<>();
        office.as(user, () -> office.records.each("companies", query, rows::add));
        return rows;
    }

    private void check(RecordQuery query, List<RecordView> rows, Grouping grouping) {
        Summary told = office.as("bert", () -> summaries.of("companies", query, grouping));

        assertThat(told.count()).isEqualTo(rows.size());
        assertThat(told.others()).isZero();
        Map<String, List<RecordView>> groups =
                rows.stream().collect(Collectors.groupingBy(row -> String.valueOf(key(row.value(grouping.by())))));
        assertThat(told.groups().stream().collect(Collectors.toMap(group -> String.valueOf(group.key()), Group::count)))
                .as(grouping + " " + query)
                .isEqualTo(groups.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, group ->
                        (long) group.getValue().size())));
        for (Group group : told.groups()) {
            assertThat(group.value())
                    .as(grouping + " of " + group.key())
                    .isEqualTo(value(
                            groups.getOrDefault(String.valueOf(group.key()), List.of()), grouping, told.currency()));
        }
        assertThat(told.value()).isEqualTo(value(rows, grouping, told.currency()));
    }

    private static @Nullable String key(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Reference reference -> reference.id();
            case LocalDate day -> YearMonth.from(day).toString();
            case Instant at -> YearMonth.from(at.atZone(Office.SHANGHAI)).toString();
            default -> value.toString();
        };
    }

    private static @Nullable BigDecimal value(List<RecordView> rows, Grouping grouping, @Nullable String currency) {
        if (grouping.of() == null) {
            return BigDecimal.valueOf(rows.size());
        }
        List<BigDecimal> numbers = rows.stream()
                .map(row -> number(row.value(grouping.of()), currency))
                .filter(Objects::nonNull)
                .toList();
        if (numbers.isEmpty()) {
            return null;
        }
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int scale = grouping.of().equals("share") ? 4 : 2;
        if (grouping.measure() == Measure.AVERAGE) {
            return sum.divide(BigDecimal.valueOf(numbers.size()), scale, RoundingMode.HALF_EVEN);
        }
        return sum.setScale(grouping.of().equals("employees") ? 0 : scale, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal number(@Nullable Object value, @Nullable String currency) {
        return switch (value) {
            case null -> null;
            case Money money -> money.currency().getCurrencyCode().equals(currency) ? money.amount() : null;
            case Long number -> BigDecimal.valueOf(number);
            default -> (BigDecimal) value;
        };
    }

    @DatabaseTest
    void headings_have_the_same_groups_whatever_the_scope_and_leave_the_smallest_ones_out() {
        RecordView parent = office.as("anna", () -> office.records.create("companies", Map.of("name", "Parent")));
        List<String> holdings = office
                .as(
                        "cora",
                        () -> office.records.createAll(
                                "companies",
                                IntStream.range(0, Summaries.MOST_HEADINGS + 3)
                                        .mapToObj(i -> Map.of("name", "Holding " + i))
                                        .toList()))
                .stream()
                .map(RecordView::id)
                .toList();
        office.as(
                "bert",
                () -> office.records.createAll(
                        "companies",
                        holdings.stream()
                                .map(holding -> Map.of("name", "Branch of " + holding, "parent", holding))
                                .toList()));
        for (int i = 0; i < 2; i++) {
            int number = i;
            office.as(
                    "bert",
                    () -> office.records.create(
                            "companies",
                            Map.of(
                                    "name",
                                    "Child " + number,
                                    "parent",
                                    parent.id(),
                                    "credit",
                                    Money.of("-1.00", "CNY"))));
        }
        office.grant("bert", Verb.READ, Scope.OWN);
        Grouping sums = new Grouping("parent", Measure.SUM, "credit");

        Summary told = office.as("bert", () -> summaries.headings("companies", RecordQuery.ALL, sums));

        List<RecordView> rows = rows("bert", RecordQuery.ALL);
        assertThat(told.count()).isEqualTo(rows.size());
        assertThat(told.groups()).hasSize(Summaries.MOST_HEADINGS);
        assertThat(told.groups().subList(0, 2))
                .as("the largest ones though their sum is the smallest")
                .extracting(Group::key)
                .containsExactly(null, parent.id());
        assertThat(told.groups().get(1).value()).isEqualTo("-2.00");
        assertThat(told.others())
                .isEqualTo(rows.size()
                        - told.groups().stream().mapToLong(Group::count).sum());
        assertThat(told.others()).isEqualTo(holdings.size() + 2 - Summaries.MOST_HEADINGS);
        assertThat(office.as("bert", () -> summaries.of("companies", RecordQuery.ALL, sums))
                        .groups())
                .hasSize(50);
    }

    @DatabaseTest
    void amounts_of_other_currencies_are_left_out_and_named() {
        Summary told = office.as(
                "anna",
                () -> summaries.of("companies", RecordQuery.ALL, new Grouping("industry", Measure.SUM, "credit")));

        assertThat(told.currency()).isEqualTo("CNY");
        assertThat(told.otherCurrencies()).containsExactly("USD");
    }

    @DatabaseTest
    void a_summary_takes_few_statements_and_names_the_people() {
        List<Summary> told = new ArrayList<>();

        int statements = office.counter.of(() -> office.as(
                "anna", () -> told.add(summaries.of("companies", RecordQuery.ALL, Grouping.counting("owner")))));

        assertThat(statements).isLessThanOrEqualTo(3);
        assertThat(told.getFirst().groups()).extracting(Group::name).contains("Ms anna", "Ms bert");
    }

    @DatabaseTest
    void what_a_reader_may_not_see_can_neither_group_nor_be_added_up() {
        office.hide("bert", "industry", "credit");

        Function<Grouping, Runnable> asking =
                grouping -> () -> office.as("bert", () -> summaries.of("companies", RecordQuery.ALL, grouping));

        for (Grouping hidden : List.of(Grouping.counting("industry"), new Grouping("big", Measure.SUM, "credit"))) {
            assertThatThrownBy(() -> asking.apply(hidden).run())
                    .isInstanceOfSatisfying(
                            TradewindException.class,
                            no -> assertThat(no.code()).isEqualTo("record.unknown-field"));
        }
        for (Grouping senseless : List.of(Grouping.counting("name"), new Grouping("big", Measure.SUM, "founded"))) {
            assertThatThrownBy(() -> asking.apply(senseless).run())
                    .isInstanceOfSatisfying(
                            TradewindException.class,
                            no -> assertThat(no.code()).startsWith("summary."));
        }
        office.grant("bert", Verb.READ, Scope.NONE);
        assertThatThrownBy(() -> asking.apply(Grouping.counting("big")).run())
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        no -> assertThat(no.kind())
                                .isIn(TradewindException.Kind.FORBIDDEN, TradewindException.Kind.NOT_FOUND));
    }
}
