package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.custom.Option;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Reference;
import io.tradewind.record.Sort;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.Summaries.Group;
import io.tradewind.runtime.internal.custom.AdminCustomFields;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.testing.AtOnce;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Fields that Anna adds to companies while everybody works. */
class CustomFieldsTest {
    private static final String TYPE = CompanyType.NAME;

    private Office office;
    private CustomFields fields;
    private TestDatabase database;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        database = testDatabase;
        office = new Office(database);
        office.types.arrive(new VisitType(), "sample");
        office.types.settle();
        fields = admin(office);
        office.user("anna", null);
        office.user("ben", null);
        office.grant("anna", Scope.ALL);
        office.grant("ben", Scope.ALL);
        office.entitle("anna", CustomFields.RIGHT);
    }

    static CustomFields admin(Office office) {
        return admin(office, recomputations(office, new AtOnce(office)));
    }

    static CustomFields admin(Office office, Recomputations recomputations) {
        return new AdminCustomFields(
                office.additions,
                office.types,
                new FieldData(office.records, office.types, office.tx, office, office),
                office.kept,
                recomputations,
                office,
                office,
                office.tx,
                office.tx);
    }

    static Recomputations recomputations(Office office, AtOnce background) {
        return new Recomputations(
                office.records, office.types, office.tx, office.tx, office, background, office, Duration.ZERO);
    }

    @AfterEach
    void close() {
        office.close();
    }

    // ---- there at once

    @DatabaseTest
    void a_field_is_there_at_once_for_records_lists_filters_and_sorts() {
        RecordView before = office.company("ben", "Zinc Works");

        add(text("warranty"));
        RecordView late = save("ben", "Acme", Map.of("warranty", "Two Years"));
        change("ben", before, Map.of("custom", Map.of("warranty", "one year")));

        assertThat(read("ben", late).value("custom.warranty")).isEqualTo("Two Years");
        assertThat(found(Filter.of("custom.warranty", Operator.CONTAINS, "YEAR")))
                .containsExactly("Acme", "Zinc Works");
        assertThat(found(Filter.of("custom.warranty", Operator.EQ, "two years")))
                .containsExactly("Acme");
        assertThat(found(Filter.of("custom.warranty", Operator.STARTS_WITH, "ONE")))
                .containsExactly("Zinc Works");
        assertThat(titles("ben", RecordQuery.ALL.sorts(Sort.parse("-custom.warranty"))))
                .containsExactly("Acme", "Zinc Works");
        assertThat(rows("ben", RecordQuery.ALL.sorts(Sort.parse("custom.warranty"))))
                .extracting(row -> row.value("custom.warranty"))
                .containsExactly("one year", "Two Years");
    }

    @DatabaseTest
    void every_kind_is_kept_shown_in_lists_and_found_by_its_value() {
        RecordView other = office.company("ben", "Other");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "Grüße 😀");
        values.put("longText", "first\nsecond");
        values.put("email", "Sales@Acme.example");
        values.put("phone", "+86 10 1234 5678");
        values.put("url", "https://acme.example/x");
        values.put("integer", 42);
        values.put("decimal", "12.5");
        values.put("money", Map.of("amount", "1234.50", "currency", "CNY"));
        values.put("boolean", true);
        values.put("date", "2026-11-28");
        values.put("instant", "2026-11-28T08:15:30Z");
        values.put("choice", "GOLD");
        values.put("tags", List.of("GOLD", "SILVER"));
        values.put("reference", other.id());
        addAllKinds();

        RecordView acme = save("ben", "Acme", values);

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("text", "Grüße 😀");
        expected.put("longText", "first\nsecond");
        expected.put("email", "sales@acme.example");
        expected.put("phone", "+86 10 1234 5678");
        expected.put("url", "https://acme.example/x");
        expected.put("integer", 42L);
        expected.put("decimal", new BigDecimal("12.5000"));
        expected.put("money", Money.of("1234.50", "CNY"));
        expected.put("boolean", true);
        expected.put("date", LocalDate.of(2026, 11, 28));
        expected.put("instant", Instant.parse("2026-11-28T08:15:30Z"));
        expected.put("choice", "GOLD");
        expected.put("tags", List.of("GOLD", "SILVER"));
        expected.put("reference", new Reference(other.id(), "Other"));
        RecordView row = rows("ben", RecordQuery.ALL).getFirst();
        expected.forEach((name, value) -> {
            assertThat(read("ben", acme).value("custom." + name)).as(name).isEqualTo(value);
            assertThat(row.value("custom." + name)).as(name + " in the list").isEqualTo(value);
        });
        assertThat(read("ben", acme).custom()).isEmpty();
        Map<String, String> filters = new LinkedHashMap<>(Map.of(
                "text",
                "grüße 😀",
                "email",
                "sales@acme.example",
                "phone",
                "10 1234 5678",
                "url",
                "https://acme.example/x"));
        filters.putAll(Map.of("integer", "42", "decimal", "12.5", "money", "1234.5", "boolean", "true"));
        filters.putAll(Map.of("date", "2026-11-28", "choice", "GOLD", "tags", "SILVER", "reference", other.id()));
        filters.put("instant", "2026-11-28T08:15:30Z");
        filters.forEach((name, value) -> {
            Operator operator = name.equals("phone") ? Operator.CONTAINS : Operator.EQ;
            assertThat(found(Filter.of("custom." + name, operator, value)))
                    .as(name)
                    .containsExactly("Acme");
            assertThat(found(Filter.of("custom." + name, Operator.EMPTY, "true")))
                    .as(name)
                    .containsExactly("Other");
        });

        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        values.keySet().forEach(name -> nothing.put(name, null));
        change("ben", acme, Map.of("custom", nothing));

        filters.keySet()
                .forEach(name -> assertThat(found(Filter.of("custom." + name, Operator.EMPTY, "true")))
                        .as(name)
                        .containsExactly("Acme", "Other"));
    }

    private void addAllKinds() {
        for (FieldKind kind : FieldKind.values()) {
            String name = kind == FieldKind.LONG_TEXT ? "longText" : kind.name().toLowerCase(Locale.ROOT);
            FieldDefinition field = FieldDefinition.of(name, kind, "字段", "Field " + name);
            switch (kind) {
                case LINES, ENUMERATION -> {}
                case CHOICE, TAGS -> add(field.options(List.of(Option.of("金", "Gold"), Option.of("银", "Silver"))));
                case REFERENCE -> add(field.to(TYPE));
                default -> add(field);
            }
        }
    }

    @DatabaseTest
    void numbers_and_days_are_sorted_as_such_page_by_page() {
        add(FieldDefinition.of("seats", FieldKind.INTEGER, "座位", "Seats"));
        for (int seats : List.of(9, 100, 20)) {
            save("ben", "C" + seats, Map.of("seats", seats));
        }
        office.company("ben", "None");

        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            RecordQuery query =
                    RecordQuery.ALL.sorts(Sort.parse("custom.seats")).limit(2).after(after);
            var page = office.as("ben", () -> office.records.query(TYPE, query));
            page.items().forEach(row -> seen.add(row.title()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactly("C9", "C20", "C100", "None");
        assertThat(found(Filter.of("custom.seats", Operator.GTE, "20"))).containsExactly("C100", "C20");
    }

    @DatabaseTest
    void whoever_listens_to_types_is_told_and_another_node_follows_by_itself() {
        List<String> news = Collections.synchronizedList(new ArrayList<>());
        office.types.watch(new Gossip(news));
        try (Office elsewhere = new Office(database)) {
            CustomField field = add(text("warranty"));
            assertThat(news).containsExactly(TYPE);
            assertThat(office.types.find(TYPE).orElseThrow().field("custom.warranty"))
                    .isPresent();

            await(() -> elsewhere
                    .types
                    .find(TYPE)
                    .orElseThrow()
                    .field("custom.warranty")
                    .isPresent());

            office.as("anna", () -> fields.archive(field.id(), field.version()));
            await(() -> elsewhere
                    .types
                    .find(TYPE)
                    .orElseThrow()
                    .field("custom.warranty")
                    .isEmpty());
        }
    }

    private record Gossip(List<String> news) implements RecordTypes.Listener {
        @Override
        public void came(String type) {}

        @Override
        public void went(String type) {}

        @Override
        public void changed(String type) {
            news.add(type);
        }
    }

    @DatabaseTest
    void lists_by_an_added_field_are_read_by_an_index() {
        add(text("warranty"));
        office.types.settle();

        boolean indexed = office.tx.reads(
                sql -> TableCatalogue.of(sql.connection(), database.dialect(), "sample", "companies").indexed().stream()
                        .anyMatch(columns -> columns.getFirst().equals("x_warranty_lc")));

        // Derby has an index of a sort once a large list was asked for in it.
        assertThat(indexed).isEqualTo(database.dialect() == Dialect.POSTGRESQL);
    }

    // ---- rules

    @DatabaseTest
    void what_is_required_is_asked_of_new_records_and_old_ones_may_stay_as_they_are() {
        RecordView old = office.company("ben", "Old");
        CustomField field = add(text("warranty").with(Trait.REQUIRED));

        assertThat(problems(() -> save("ben", "New", Map.of()))).containsExactly("custom.warranty field.required");
        RecordView renamed = change("ben", old, Map.of("name", "Older"));
        assertThat(problems(() -> change("ben", renamed, Map.of("custom.warranty", " "))))
                .containsExactly("custom.warranty field.required");
        assertThat(office.records.create(TYPE, Map.of("name", "By the system")).title())
                .isEqualTo("By the system");

        office.as(
                "anna",
                () -> fields.change(
                        field.id(), field.version(), field.definition().traits(Set.of())));
        assertThat(save("ben", "New", Map.of()).title()).isEqualTo("New");
    }

    @DatabaseTest
    void of_eight_writers_of_a_unique_value_one_wins() throws Exception {
        add(text("serial").with(Trait.UNIQUE));
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "Writer " + i;
            writers.add(() ->
                    problems(() -> save("ben", name, Map.of("serial", "S-1"))).isEmpty());
        }

        int won = 0;
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> writer : all.invokeAll(writers)) {
                won += writer.get() ? 1 : 0;
            }
        }

        assertThat(won).isEqualTo(1);
        assertThat(found(Filter.of("custom.serial", Operator.EQ, "s-1"))).hasSize(1);
        assertThat(problems(() -> save("ben", "Late", Map.of("serial", "s-1"))))
                .containsExactly("custom.serial field.not-unique");
    }

    @DatabaseTest
    void a_field_becomes_unique_only_if_no_two_records_have_the_same_value() {
        CustomField field = add(text("serial"));
        RecordView one = save("ben", "One", Map.of("serial", "S-1"));
        save("ben", "Two", Map.of("serial", "s-1"));
        FieldDefinition unique = field.definition().with(Trait.UNIQUE);

        assertThat(problems(() -> office.as("anna", () -> fields.change(field.id(), 1, unique))))
                .containsExactly("unique custom.values-twice");
        change("ben", one, Map.of("custom.serial", "S-2"));
        CustomField now = office.as("anna", () -> fields.change(field.id(), 1, unique));

        assertThat(problems(() -> save("ben", "Three", Map.of("serial", "S-2"))))
                .containsExactly("custom.serial field.not-unique");
        office.as("anna", () -> fields.change(field.id(), now.version(), field.definition()));
        assertThat(save("ben", "Three", Map.of("serial", "S-2")).title()).isEqualTo("Three");
    }

    @DatabaseTest
    void values_keep_to_the_limits() {
        add(text("short").atMost(3));
        add(FieldDefinition.of("seats", FieldKind.INTEGER, "座位", "Seats").between(BigDecimal.ONE, BigDecimal.TEN));
        add(FieldDefinition.of("fee", FieldKind.MONEY, "费用", "Fee").between(BigDecimal.ZERO, null));
        add(FieldDefinition.of("level", FieldKind.CHOICE, "级别", "Level").options(List.of(Option.of("高", "High"))));

        assertThat(problems(() -> save(
                        "ben",
                        "New",
                        Map.of(
                                "short", "four",
                                "seats", 11,
                                "fee", Map.of("amount", "-1", "currency", "CNY"),
                                "level", "LOW",
                                "free\u0000", "x"))))
                .containsExactlyInAnyOrder(
                        "custom.short field.too-long",
                        "custom.seats field.out-of-range-of",
                        "custom.fee field.out-of-range",
                        "custom.level field.unknown-choice",
                        "custom field.bad-characters");
        assertThat(titles("ben", RecordQuery.ALL)).isEmpty();
    }

    @DatabaseTest
    void a_reference_must_be_visible_to_the_writer() {
        add(FieldDefinition.of("partner", FieldKind.REFERENCE, "伙伴", "Partner").to(TYPE));
        RecordView annas = office.company("anna", "Anna's");
        office.grant("ben", Scope.OWN);

        assertThat(problems(() -> save("ben", "New", Map.of("partner", annas.id()))))
                .containsExactly("custom.partner field.no-such-record");
    }

    // ---- options and words

    @DatabaseTest
    void options_are_renamed_added_and_no_longer_offered_while_records_keep_theirs() {
        CustomField field = add(FieldDefinition.of("level", FieldKind.CHOICE, "级别", "Level")
                .options(List.of(Option.of("高", "High"), Option.of("低", "Low"))));
        RecordView high = save("ben", "High one", Map.of("level", "高"));
        List<Option> options = office.as("anna", () -> fields.find(field.id()))
                .orElseThrow()
                .definition()
                .options();
        assertThat(options).extracting(Option::code).containsExactly("HIGH", "LOW");

        office.as(
                "anna",
                () -> fields.change(
                        field.id(),
                        1,
                        field.definition()
                                .options(List.of(
                                        Option.of("中", "Middle"),
                                        new Option(
                                                "LOW",
                                                new Label("很低", "Very low"),
                                                options.get(1).color(),
                                                true)))));

        assertThat(office.kept.entries(field.definition().target()))
                .extracting(entry -> entry.code() + " " + entry.en() + " " + entry.active())
                .containsExactlyInAnyOrder("MIDDLE Middle true", "LOW Very low true", "HIGH High false");
        assertThat(read("ben", high).value("custom.level")).isEqualTo("HIGH");
    }

    @DatabaseTest
    void labels_and_help_are_texts_in_both_languages() {
        CustomField field = add(text("warranty").labelled(new Label("保修", "Warranty"), new Label("到哪一天？", "")));

        assertThat(office.additions.find(Locale.CHINESE, TYPE + ".field.custom.warranty"))
                .contains("保修");
        assertThat(office.additions.find(Locale.ENGLISH, TYPE + ".field.custom.warranty"))
                .contains("Warranty");
        assertThat(office.additions.find(Locale.ENGLISH, TYPE + ".hint.custom.warranty"))
                .contains("到哪一天？");

        office.as(
                "anna",
                () -> fields.change(
                        field.id(), 1, field.definition().labelled(new Label("质保", "Guarantee"), Label.NONE)));
        assertThat(office.additions.find(Locale.ENGLISH, TYPE + ".field.custom.warranty"))
                .contains("Guarantee");
        assertThat(office.additions.find(Locale.ENGLISH, TYPE + ".hint.custom.warranty"))
                .isEmpty();
    }

    // ---- free values

    @DatabaseTest
    void free_values_of_the_name_or_label_become_the_fields_where_they_fit() {
        RecordView good = save("ben", "Good", Map.of("seats", "1,200", "colour", "red"));
        RecordView bad = save("ben", "Bad", Map.of("seats", "many"));
        RecordView labelled = save("ben", "Labelled", Map.of("座位数", 7));

        CustomFields.Added added = office.as(
                "anna", () -> fields.add(TYPE, FieldDefinition.of("seats", FieldKind.INTEGER, "座位数", "Seats")));

        assertThat(added.taken()).isEqualTo(2);
        assertThat(added.left()).isEqualTo(1);
        assertThat(read("ben", good).value("custom.seats")).isEqualTo(1200L);
        assertThat(read("ben", good).custom()).isEqualTo(Map.of("colour", "red"));
        assertThat(read("ben", bad).value("custom.seats")).isNull();
        assertThat(read("ben", bad).custom()).isEqualTo(Map.of("old.seats", "many"));
        assertThat(read("ben", labelled).value("custom.seats")).isEqualTo(7L);
        assertThat(found(Filter.of("custom.seats", Operator.GTE, "7"))).containsExactly("Good", "Labelled");
        assertThat(office.as("ben", () -> office.records.trace(good.ref(), 1, null))
                        .getFirst()
                        .changes())
                .extracting(change -> change.field() + " " + change.to())
                .contains("custom.seats 1200");
    }

    // ---- who sees what

    @DatabaseTest
    void who_may_not_read_or_change_a_field_can_neither_find_nor_write_it() {
        add(text("margin"));
        RecordView acme = save("anna", "Acme", Map.of("margin", "30 %"));
        office.hide("ben", "custom.margin");

        assertThat(read("ben", acme).values()).doesNotContainKey("custom.margin");
        assertThat(read("ben", acme).custom()).isEmpty();
        assertThat(rows("ben", RecordQuery.ALL).getFirst().values()).doesNotContainKey("custom.margin");
        assertThat(code(() ->
                        titles("ben", RecordQuery.ALL.filters(List.of(Filter.of("custom.margin", Operator.EQ, "x"))))))
                .isEqualTo("record.unknown-field");
        assertThat(problems(() -> change("ben", acme, Map.of("custom", Map.of("margin", "1 %")))))
                .containsExactly("custom.margin field.unknown");
        assertThat(office.as("ben", () -> office.records.trace(acme.ref(), 9, null))
                        .getFirst()
                        .changes())
                .extracting(change -> change.field())
                .doesNotContain("custom.margin", "custom");
    }

    @DatabaseTest
    void a_pool_hides_added_fields() {
        add(text("margin"));
        RecordView pool = office.company("anna", "Pool");
        RecordView acme = office.as(
                "anna",
                () -> office.records.create(
                        TYPE, Map.of("name", "Acme", "parent", pool.id(), "custom.margin", "30 %")));
        office.grant("ben", Scope.OWN);
        office.circle("ben", pool.id());

        assertThat(read("ben", acme).value("custom.margin")).isNull();
        assertThat(rows("ben", RecordQuery.ALL))
                .extracting(row -> row.value("custom.margin"))
                .containsOnlyNulls();
        assertThat(titles("ben", RecordQuery.ALL.filters(List.of(Filter.of("custom.margin", Operator.CONTAINS, "30")))))
                .isEmpty();
    }

    @DatabaseTest
    void only_those_with_the_right_may_manage_fields() {
        CustomField field = add(text("warranty"));

        for (Runnable attempt : List.<Runnable>of(
                () -> fields.all(),
                () -> fields.of(TYPE),
                () -> fields.add(TYPE, text("other")),
                () -> fields.change(field.id(), 1, field.definition()),
                () -> fields.archive(field.id(), 1),
                () -> fields.delete(field.id(), 1))) {
            assertThat(code(() -> office.as("ben", attempt))).isEqualTo("access.right-missing");
        }
    }

    // ---- trace

    @DatabaseTest
    void changes_are_traced_and_the_record_is_told_as_it_was() {
        add(FieldDefinition.of("seats", FieldKind.INTEGER, "座位", "Seats"));
        RecordView acme = save("ben", "Acme", Map.of("seats", 1, "colour", "red"));
        RecordHistory history = new RecordHistory(office.records);
        Instant then = Instant.now();
        LockSupport.parkNanos(2_000_000);

        RecordView now = change("ben", acme, Map.of("custom", Map.of("seats", 2)));

        var entry = office.as("ben", () -> office.records.trace(acme.ref(), 1, null))
                .getFirst();
        assertThat(entry.changes())
                .extracting(change -> change.field() + " " + change.from() + " " + change.to())
                .containsExactly("custom.seats 1 2");
        RecordView former = office.as("ben", () -> history.asOf(acme.ref(), then));
        assertThat(former.value("custom.seats")).isEqualTo(1L);
        assertThat(former.custom()).isEqualTo(Map.of("colour", "red"));
        RecordView back = office.as("ben", () -> history.revert(acme.ref(), now.version(), "custom.seats", then));
        assertThat(back.value("custom.seats")).isEqualTo(1L);
        assertThat(found(Filter.of("custom.seats", Operator.EQ, "1"))).containsExactly("Acme");
    }

    @DatabaseTest
    void two_who_change_the_same_field_are_told_of_both_values() {
        add(text("warranty"));
        RecordView acme = save("ben", "Acme", Map.of("warranty", "one"));
        change("anna", acme, Map.of("custom", Map.of("warranty", "two")));

        StaleRecord stale = catchThrowableOfType(
                StaleRecord.class,
                () -> office.as(
                        "ben",
                        () -> office.records.change(
                                acme.ref(), acme.version(), Map.of("custom", Map.of("warranty", "three")))));

        assertThat(stale.clashes())
                .extracting(clash -> clash.field() + " " + clash.theirs() + " " + clash.yours())
                .containsExactly("custom.warranty two three");
    }

    // ---- what is made of fields

    @DatabaseTest
    void rows_are_put_together_and_added_up_by_added_fields() {
        add(FieldDefinition.of("level", FieldKind.CHOICE, "级别", "Level")
                .options(List.of(Option.of("高", "High"), Option.of("低", "Low"))));
        add(FieldDefinition.of("seats", FieldKind.INTEGER, "座位", "Seats"));
        save("ben", "A", Map.of("level", "HIGH", "seats", 1));
        save("ben", "B", Map.of("level", "HIGH", "seats", 2));
        save("ben", "C", Map.of("level", "LOW", "seats", 5));
        RecordSummaries summaries = new RecordSummaries(office.types, office.records, office.tx);

        var summary = office.as(
                "ben",
                () -> summaries.of(TYPE, RecordQuery.ALL, new Grouping("custom.level", Measure.SUM, "custom.seats")));

        assertThat(summary.groups())
                .extracting(
                        Group::key,
                        group -> Objects.requireNonNull(group.value()).longValue())
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("HIGH", 3L),
                        org.assertj.core.api.Assertions.tuple("LOW", 5L));
    }

    @DatabaseTest
    void what_is_searched_goes_into_the_search_box_and_the_search_index() {
        add(text("nickname").with(Trait.SEARCHED));
        save("ben", "Acme", Map.of("nickname", "The Anvil"));
        office.company("ben", "Other");

        assertThat(titles("ben", RecordQuery.ALL.text("anvil"))).containsExactly("Acme");
        assertThat(new SearchedRecords(office.types, office.tx).fields(TYPE)).containsKey("custom.nickname");
    }

    @DatabaseTest
    void references_follow_when_records_become_one() {
        add(FieldDefinition.of("partner", FieldKind.REFERENCE, "伙伴", "Partner").to(TYPE));
        RecordView one = office.company("anna", "One");
        RecordView same = office.company("anna", "Same");
        RecordView referring = save("anna", "Referring", Map.of("partner", same.id()));
        Moving moving = new Moving(office.records, office.types, office.tx);

        office.as("anna", () -> office.tx.run(() -> moving.move(TYPE, same.id(), one.id(), 10)));

        assertThat(read("anna", referring).value("custom.partner")).isEqualTo(new Reference(one.id(), "One"));
        assertThat(titles("anna", RecordQuery.ALL.filters(List.of(Filter.of("custom.partner", Operator.EQ, one.id())))))
                .containsExactly("Referring");
    }

    @DatabaseTest
    void many_records_are_changed_and_changed_back_in_batches() {
        add(text("warranty"));
        RecordView acme = save("ben", "Acme", Map.of("warranty", "one"));

        var result = office.as(
                "ben",
                () -> office.batches
                        .save(TYPE, List.of(new RecordBatches.Row(acme.id(), Map.of("custom.warranty", "two"))), null)
                        .getFirst());

        assertThat(result.outcome()).isEqualTo(RecordBatches.Outcome.CHANGED);
        assertThat(result.former()).isEqualTo(Map.of("custom.warranty", "one"));
        assertThat(found(Filter.of("custom.warranty", Operator.EQ, "two"))).containsExactly("Acme");
    }

    // ---- the end of a field

    @DatabaseTest
    void an_archived_field_is_hidden_and_comes_back_with_its_values() {
        CustomField field = add(text("serial").with(Trait.UNIQUE));
        RecordView acme = save("ben", "Acme", Map.of("serial", "S-1"));

        CustomField archived = office.as("anna", () -> fields.archive(field.id(), 1));

        assertThat(read("ben", acme).values()).doesNotContainKey("custom.serial");
        assertThat(read("ben", acme).custom()).isEmpty();
        assertThat(problems(() -> change("ben", acme, Map.of("custom", Map.of("serial", "S-2")))))
                .containsExactly("custom.serial field.unknown");
        RecordView renamed = change("ben", acme, Map.of("name", "Acme 2", "custom", Map.of("colour", "red")));

        office.as("anna", () -> fields.restore(field.id(), archived.version()));

        assertThat(read("ben", renamed).value("custom.serial")).isEqualTo("S-1");
        assertThat(problems(() -> save("ben", "Late", Map.of("serial", "S-1"))))
                .containsExactly("custom.serial field.not-unique");
    }

    @DatabaseTest
    void a_field_is_deleted_for_good_with_its_values_and_its_list_and_may_be_added_anew() {
        FieldDefinition level =
                FieldDefinition.of("level", FieldKind.CHOICE, "级别", "Level").options(List.of(Option.of("高", "High")));
        CustomField field = add(level);
        RecordView acme = save("ben", "Acme", Map.of("level", "HIGH", "colour", "red"));

        assertThat(code(() -> office.as("anna", () -> fields.delete(field.id(), 1))))
                .isEqualTo("custom.archive-first");
        assertThat(office.as("anna", () -> fields.filled(field.id()))).isEqualTo(1);
        CustomField archived = office.as("anna", () -> fields.archive(field.id(), 1));
        office.as("anna", () -> fields.delete(field.id(), archived.version()));

        assertThat(office.as("anna", () -> fields.of(TYPE))).isEmpty();
        assertThat(read("ben", acme).custom()).isEqualTo(Map.of("colour", "red"));
        assertThat(office.kept.entries(field.definition().target())).isEmpty();
        assertThat(office.<Boolean>as(
                        "ben",
                        () -> office.tx.reads(
                                sql -> TableCatalogue.of(sql.connection(), database.dialect(), "sample", "companies")
                                        .columns()
                                        .containsKey("x_level"))))
                .isFalse();
        add(FieldDefinition.of("level", FieldKind.INTEGER, "级别", "Level"));
        assertThat(read("ben", acme).value("custom.level")).isNull();
    }

    // ---- bad definitions

    @DatabaseTest
    void a_definition_that_cannot_be_is_refused_part_by_part() {
        add(text("warranty"));

        assertThat(problems(() -> add(text("warranty")))).containsExactly("name custom.name-taken");
        assertThat(problems(() -> add(text("Bad name; drop table x")))).containsExactly("name custom.name");
        assertThat(problems(() -> add(FieldDefinition.of("x", FieldKind.LINES, "行", "Lines"))))
                .contains("kind custom.kind");
        assertThat(problems(() -> add(FieldDefinition.of("x", FieldKind.TEXT, "", ""))))
                .containsExactly("label field.required");
        assertThat(problems(() -> add(FieldDefinition.of("x", FieldKind.CHOICE, "选", "Choice"))))
                .containsExactly("options custom.no-options");
        assertThat(problems(() -> add(FieldDefinition.of("x", FieldKind.REFERENCE, "引用", "Ref")
                        .to("nothings"))))
                .containsExactly("target custom.target-type");
        assertThat(problems(() -> add(text("x").atMost(501)))).containsExactly("maxLength field.out-of-range-of");
        assertThat(problems(() -> add(FieldDefinition.of("x", FieldKind.INTEGER, "数", "Number")
                        .between(BigDecimal.TEN, BigDecimal.ONE))))
                .containsExactly("max custom.max-below-min");
        assertThat(problems(() ->
                        add(FieldDefinition.of("x", FieldKind.DATE, "日", "Day").with(Trait.UNIQUE))))
                .containsExactly("unique custom.not-of-kind");
        assertThat(code(() -> office.as("anna", () -> fields.add("nothings", text("x")))))
                .isEqualTo("record.unknown-type");
    }

    @DatabaseTest
    void what_other_code_says_of_a_type_stays_as_it_was() {
        List<FieldSpec> own = office.types.find(TYPE).orElseThrow().fields();

        CustomField field = add(text("warranty"));
        office.as("anna", () -> fields.archive(field.id(), 1));

        assertThat(office.types.find(TYPE).orElseThrow().fields()).isEqualTo(own);
    }

    // ---- helpers

    private static FieldDefinition text(String name) {
        return FieldDefinition.of(name, FieldKind.TEXT, "字段 " + name, "Field " + name);
    }

    private CustomField add(FieldDefinition field) {
        return office.as("anna", () -> fields.add(TYPE, field)).field();
    }

    private RecordView save(String user, String name, Map<String, ?> custom) {
        return office.as(user, () -> office.records.create(TYPE, Map.of("name", name, "custom", custom)));
    }

    private RecordView change(String user, RecordView record, Map<String, ?> values) {
        return office.as(
                user,
                () -> office.records.change(record.ref(), read(user, record).version(), values));
    }

    private RecordView read(String user, RecordView record) {
        return office.as(user, () -> office.records.read(record.ref()));
    }

    private List<RecordView> rows(String user, RecordQuery query) {
        return office.as(user, () -> office.records.query(TYPE, query)).items();
    }

    private List<String> titles(String user, RecordQuery query) {
        return rows(user, query).stream().map(RecordView::title).toList();
    }

    /** As Ben finds them, by name. */
    private List<String> found(Filter filter) {
        return titles("ben", RecordQuery.ALL.filters(List.of(filter)));
    }

    private static List<String> problems(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (InvalidRecord invalid) {
            return invalid.problems().stream().map(CustomFieldsTest::told).toList();
        }
    }

    private static String told(FieldProblem problem) {
        return problem.field() + " " + problem.code();
    }

    private static String code(Runnable work) {
        return Objects.requireNonNull(catchThrowableOfType(TradewindException.class, work::run))
                .code();
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
