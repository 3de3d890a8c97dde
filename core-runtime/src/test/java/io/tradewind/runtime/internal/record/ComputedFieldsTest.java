package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.custom.CustomField;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.FormulaFunction;
import io.tradewind.custom.Formulas;
import io.tradewind.event.RecordsChanged;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.Grouping.Measure;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Trace;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.custom.AdminFormulas;
import io.tradewind.runtime.internal.formula.Formula;
import io.tradewind.runtime.internal.record.RecordBatches.Row;
import io.tradewind.runtime.internal.testing.AtOnce;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Fields of companies that Anna lets the engine compute. */
class ComputedFieldsTest {
    private static final String TYPE = CompanyType.NAME;

    private Office office;
    private CustomFields fields;
    private Formulas formulas;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        fields = CustomFieldsTest.admin(office);
        formulas = new AdminFormulas(office.types, office.records, office);
        office.user("anna", null);
        office.user("ben", null);
        office.grant("anna", Scope.ALL);
        office.grant("ben", Scope.ALL);
        office.entitle("anna", CustomFields.RIGHT);
    }

    @AfterEach
    void close() {
        office.close();
    }

    // ---- at each save

    @DatabaseTest
    void a_field_is_computed_when_a_record_is_created_and_changed_and_the_trace_tells() {
        add(number("bonus", "round(employees * share, 2)"));
        add(text("heading", "name + ' (' + number + ')'"));

        RecordView acme = save(Map.of("name", "艾克美", "employees", 7, "share", "0.333"));

        assertThat(acme.value("custom.bonus")).isEqualTo(new BigDecimal("2.3300"));
        assertThat(acme.value("custom.heading")).isEqualTo("艾克美 (" + acme.value("number") + ")");

        RecordView grown = change(acme, Map.of("employees", 10));

        assertThat(grown.value("custom.bonus")).isEqualTo(new BigDecimal("3.3300"));
        Trace trace = office.as("ben", () -> office.records.trace(acme.ref(), 1, null))
                .getFirst();
        assertThat(trace.changes())
                .extracting(one -> one.field())
                .containsExactlyInAnyOrder("employees", "custom.bonus");
    }

    @DatabaseTest
    void what_is_empty_stays_empty_unless_the_formula_says_otherwise() {
        add(number("bonus", "employees * share"));
        add(number("safe", "coalesce(employees, 0) * 2"));
        add(number("term", "if(industry == 'BANK', 30, 90)"));
        add(number("ratio", "share / employees"));

        RecordView acme = save(Map.of("name", "Acme", "employees", 0, "share", 1));

        assertThat(acme.value("custom.bonus")).isEqualTo(new BigDecimal("0.0000"));
        assertThat(acme.value("custom.ratio")).isNull();
        assertThat(acme.value("custom.term")).isEqualTo(new BigDecimal("90.0000"));
        RecordView emptied = change(acme, withNull("employees"));
        assertThat(emptied.value("custom.bonus")).isNull();
        assertThat(emptied.value("custom.safe")).isEqualTo(new BigDecimal("0.0000"));
    }

    @DatabaseTest
    void computed_fields_follow_one_another_and_typed_in_ones() {
        add(FieldDefinition.of("discount", FieldKind.DECIMAL, "折扣", "Discount"));
        add(number("net", "employees * (1 - coalesce(custom.discount, 0))"));
        add(FieldDefinition.of("large", FieldKind.BOOLEAN, "大", "Large").computedBy("custom.net >= 50"));
        add(FieldDefinition.of("due", FieldKind.DATE, "到期", "Due").computedBy("addDays(founded, custom.net)"));

        RecordView acme = save(
                Map.of("name", "Acme", "employees", 100, "founded", "2026-01-01", "custom", Map.of("discount", "0.5")));

        assertThat(acme.value("custom.large")).isEqualTo(true);
        assertThat(acme.value("custom.due")).isEqualTo(LocalDate.of(2026, 2, 20));
        RecordView cheaper = change(acme, Map.of("custom", Map.of("discount", "0.9")));
        assertThat(cheaper.value("custom.large")).isEqualTo(false);
        assertThat(cheaper.value("custom.due")).isEqualTo(LocalDate.of(2026, 1, 11));
    }

    @DatabaseTest
    void lists_are_filtered_sorted_and_added_up_by_it() {
        add(number("bonus", "employees * 2"));
        add(text("code2", "upper(name)").with(Trait.SEARCHED));
        save(Map.of("name", "Small", "employees", 9));
        save(Map.of("name", "Large", "employees", 100));
        save(Map.of("name", "Nobody"));

        assertThat(titles(RecordQuery.ALL
                        .filters(List.of(Filter.of("custom.bonus", Operator.GTE, "18")))
                        .sorts(Sort.parse("custom.bonus"))))
                .containsExactly("Small", "Large");
        assertThat(titles(RecordQuery.ALL.filters(List.of(Filter.of("custom.bonus", Operator.EMPTY, "true")))))
                .containsExactly("Nobody");
        assertThat(titles(RecordQuery.ALL.text("LARG"))).containsExactly("Large");
        var sum = office.as(
                "ben",
                () -> new RecordSummaries(office.types, office.records, office.tx)
                        .of(TYPE, RecordQuery.ALL, new Grouping("industry", Measure.SUM, "custom.bonus")));
        assertThat(Objects.requireNonNull(sum.groups().getFirst().value()).longValue())
                .isEqualTo(218);
    }

    @DatabaseTest
    void nobody_writes_it_and_batches_compute_it_and_go_back() {
        add(number("bonus", "employees * 2"));
        RecordView acme = save(Map.of("name", "Acme", "employees", 1));

        assertThat(problems(() -> save(Map.of("name", "X", "custom", Map.of("bonus", 7)))))
                .containsExactly("custom.bonus field.read-only");
        assertThat(problems(() -> change(acme, Map.of("custom.bonus", 7))))
                .containsExactly("custom.bonus field.read-only");
        var tried = batch(List.of(new Row(acme.id(), Map.of("employees", 5))), true);
        var done = batch(
                List.of(
                        new Row(acme.id(), Map.of("employees", 5)),
                        new Row(null, Map.of("name", "New", "employees", 3))),
                false);

        assertThat(tried.getFirst().outcome()).isEqualTo(RecordBatches.Outcome.CHANGED);
        assertThat(done.getFirst().former()).isEqualTo(Map.of("employees", 1L));
        assertThat(titles(RecordQuery.ALL.sorts(Sort.parse("-custom.bonus")))).containsExactly("Acme", "New");
        batch(List.of(new Row(acme.id(), done.getFirst().former())), false);
        assertThat(read(acme).value("custom.bonus")).isEqualTo(new BigDecimal("2.0000"));
    }

    // ---- records that are there already

    @DatabaseTest
    void records_that_are_there_get_the_value_without_a_new_version_and_follow_each_new_formula() {
        RecordView acme = save(Map.of("name", "Acme", "employees", 4));
        RecordView gone = save(Map.of("name", "Gone", "employees", 5));
        office.as("ben", () -> office.records.remove(gone.ref(), gone.version()));

        CustomField field = add(number("bonus", "employees * 2"));

        assertThat(read(acme).value("custom.bonus")).isEqualTo(new BigDecimal("8.0000"));
        assertThat(read(acme).version()).isEqualTo(acme.version());
        assertThat(office.as("ben", () -> office.records.restore(gone.ref())).value("custom.bonus"))
                .isEqualTo(new BigDecimal("10.0000"));
        office.published.clear();

        office.as(
                "anna",
                () -> fields.change(
                        field.id(), field.version(), field.definition().computedBy("employees * 3")));

        assertThat(titles(RecordQuery.ALL.filters(List.of(Filter.of("custom.bonus", Operator.EQ, "12")))))
                .containsExactly("Acme");
        assertThat(office.published.stream()
                        .filter(RecordsChanged.class::isInstance)
                        .flatMap(one -> ((RecordsChanged) one).ids().stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(acme.id(), gone.id());
        Trace trace = office.as("ben", () -> office.records.trace(acme.ref(), 1, null))
                .getFirst();
        assertThat(trace.by().id()).isEqualTo("system");
        assertThat(change(acme, Map.of("employees", 5)).value("custom.bonus")).isEqualTo(new BigDecimal("15.0000"));
    }

    @DatabaseTest
    void more_records_than_are_taken_at_once_follow_and_a_stop_half_way_is_gone_on_with() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add(Map.of("name", "C" + i, "employees", i));
        }
        office.as("ben", () -> office.records.createAll(TYPE, many));
        AtOnce cut = new AtOnce(office);
        cut.beforeBatch = done -> {
            if (done > 0) {
                throw new AtOnce.PowerCut();
            }
            return false;
        };
        CustomFields halfWay = CustomFieldsTest.admin(office, CustomFieldsTest.recomputations(office, cut));
        office.as("anna", () -> halfWay.add(TYPE, number("bonus", "employees * 2")));
        assertThat(computed()).isEqualTo(250);
        office.tx.run(() -> office.tx
                .sql()
                .update(
                        "update core.recomputations set beat_at = ?",
                        Instant.now().minusSeconds(600)));

        Recomputations after = CustomFieldsTest.recomputations(office, new AtOnce(office));

        assertThat(computed()).isEqualTo(400);
        assertThat(after.isUnderWay(TYPE)).isFalse();
    }

    private long computed() {
        RecordQuery query = RecordQuery.ALL
                .filters(List.of(Filter.of("custom.bonus", Operator.EMPTY, "false")))
                .limit(500);
        return titles(query).size();
    }

    @DatabaseTest
    void what_a_stage_writes_without_the_engine_is_followed_when_it_tells() {
        add(text("call", "if(mood == 'WILD', 'now', 'later')"));
        RecordView acme = save(Map.of("name", "Acme"));
        office.tx.run(
                () -> office.tx.sql().update("update sample.companies set mood = 'WILD' where id = ?", acme.id()));
        ComputeOnRecordsChanged handler =
                new ComputeOnRecordsChanged(office.records, office.types, office.tx, office.tx);

        office.tx.run(() ->
                handler.on(new RecordsChanged(TYPE, List.of(acme.id()), RecordsChanged.Kind.CHANGED, Instant.now())));

        assertThat(read(acme).value("custom.call")).isEqualTo("now");
        assertThat(read(acme).version()).isEqualTo(acme.version());
    }

    @DatabaseTest
    void free_values_of_its_name_are_kept_beside_it() {
        RecordView acme = save(Map.of("name", "Acme", "employees", 4, "custom", Map.of("bonus", "17 or so")));

        CustomFields.Added added = office.as("anna", () -> fields.add(TYPE, number("bonus", "employees * 2")));

        assertThat(added.left()).isEqualTo(1);
        assertThat(read(acme).custom()).isEqualTo(Map.of("old.bonus", "17 or so"));
        assertThat(read(acme).value("custom.bonus")).isEqualTo(new BigDecimal("8.0000"));
    }

    // ---- definitions

    @DatabaseTest
    void a_formula_is_looked_at_before_it_is_kept() {
        CustomField one = add(number("one", "employees + 1"));
        CustomField two = add(number("two", "custom.one + 1"));
        CustomField typed = add(FieldDefinition.of("typed", FieldKind.DECIMAL, "数", "Typed"));

        assertThat(problems(() -> add(number("x", "employes + 1")))).containsExactly("formula formula.unknown-field");
        assertThat(problems(() -> add(number("x", "custom.x + 1")))).containsExactly("formula formula.cycle");
        assertThat(problems(() -> add(number("x", "name")))).containsExactly("formula formula.gives-text");
        assertThat(problems(() -> add(number("x", "length(initials)"))))
                .containsExactly("formula formula.field-not-kept");
        assertThat(problems(() -> add(number("x", "1").with(Trait.REQUIRED))))
                .containsExactly("required formula.not-of-computed");
        assertThat(problems(() -> change(one, one.definition().computedBy("custom.two * 2"))))
                .containsExactly("formula formula.cycle");
        assertThat(problems(() -> change(typed, typed.definition().computedBy("1"))))
                .containsExactly("formula formula.later");
        assertThat(code(() -> office.as("anna", () -> fields.archive(one.id(), one.version()))))
                .isEqualTo("formula.read-by");
        office.as("anna", () -> fields.archive(two.id(), two.version()));
        office.as("anna", () -> fields.archive(one.id(), one.version()));
        assertThat(problems(() -> office.as("anna", () -> fields.restore(two.id(), two.version() + 1))))
                .containsExactly("formula formula.unknown-field");
    }

    @DatabaseTest
    void what_is_sensitive_does_not_show_through_a_formula() {
        CustomField salary = add(
                FieldDefinition.of("salary", FieldKind.DECIMAL, "工资", "Salary").with(Trait.SENSITIVE));
        CustomField plain = add(FieldDefinition.of("plain", FieldKind.DECIMAL, "数", "Plain"));

        assertThat(problems(() -> add(number("yearly", "custom.salary * 12"))))
                .containsExactly("formula formula.sensitive");
        add(number("yearly", "custom.salary * 12").with(Trait.SENSITIVE));
        add(number("shown", "custom.plain * 12"));
        assertThat(problems(() -> change(plain, plain.definition().with(Trait.SENSITIVE))))
                .containsExactly("sensitive formula.read-openly");
        assertThat(salary.definition().isComputed()).isFalse();
    }

    @DatabaseTest
    void a_formula_that_is_taken_away_leaves_a_field_to_fill_in() {
        CustomField field = add(number("bonus", "employees * 2"));
        RecordView acme = save(Map.of("name", "Acme", "employees", 4));

        change(field, field.definition().computedBy(""));

        assertThat(change(acme, Map.of("custom", Map.of("bonus", 9))).value("custom.bonus"))
                .isEqualTo(new BigDecimal("9.0000"));
    }

    @DatabaseTest
    void a_formula_is_tried_on_records_before_it_is_kept() {
        save(Map.of("name", "Acme", "employees", 4));
        save(Map.of("name", "Zinc"));

        List<Formulas.Example> examples = office.as("anna", () -> formulas.examples(TYPE, number("", "employees * 2")));

        assertThat(examples).extracting(Formulas.Example::title).containsExactly("Zinc", "Acme");
        assertThat(examples).extracting(Formulas.Example::value).containsExactly(null, new BigDecimal("8.0000"));
        assertThat(problems(() -> office.as("anna", () -> formulas.examples(TYPE, number("", "employees *")))))
                .containsExactly("formula formula.ends-early");
        assertThat(code(() -> office.as("ben", () -> formulas.examples(TYPE, number("", "1")))))
                .isEqualTo("access.right-missing");
        assertThat(office.as("anna", () -> formulas.inputs(TYPE)))
                .extracting(field -> field.name())
                .contains("number", "employees", "createdAt")
                .doesNotContain("initials");
    }

    @DatabaseTest
    void every_function_is_explained_to_those_who_write_formulas() {
        Set<String> explained =
                formulas.functions().stream().map(FormulaFunction::name).collect(Collectors.toSet());

        assertThat(explained).containsExactlyInAnyOrderElementsOf(Formula.functions());
        for (Locale locale : List.of(Locale.ROOT, Locale.CHINESE)) {
            var texts = java.util.ResourceBundle.getBundle(
                    "i18n.texts",
                    locale,
                    java.util.ResourceBundle.Control.getNoFallbackControl(
                            java.util.ResourceBundle.Control.FORMAT_PROPERTIES));
            explained.forEach(name -> assertThat(texts.containsKey("formula.function." + name))
                    .as(name)
                    .isTrue());
        }
    }

    // ---- helpers

    private static FieldDefinition number(String name, String formula) {
        return FieldDefinition.of(name, FieldKind.DECIMAL, "数 " + name, "Number " + name)
                .computedBy(formula);
    }

    private static FieldDefinition text(String name, String formula) {
        return FieldDefinition.of(name, FieldKind.TEXT, "文 " + name, "Text " + name)
                .computedBy(formula);
    }

    private CustomField add(FieldDefinition field) {
        return office.as("anna", () -> fields.add(TYPE, field)).field();
    }

    private CustomField change(CustomField field, FieldDefinition definition) {
        return office.as("anna", () -> fields.change(field.id(), field.version(), definition));
    }

    private RecordView save(Map<String, ?> values) {
        return office.as("ben", () -> office.records.create(TYPE, values));
    }

    private RecordView change(RecordView record, Map<String, ? extends @Nullable Object> values) {
        return office.as(
                "ben", () -> office.records.change(record.ref(), read(record).version(), values));
    }

    private RecordView read(RecordView record) {
        return office.as("ben", () -> office.records.read(record.ref()));
    }

    private List<RecordBatches.Result> batch(List<Row> rows, boolean tried) {
        return office.as(
                "ben", () -> tried ? office.batches.probe(TYPE, rows, null) : office.batches.save(TYPE, rows, null));
    }

    private List<String> titles(RecordQuery query) {
        return office.as("ben", () -> office.records.query(TYPE, query)).items().stream()
                .map(RecordView::title)
                .toList();
    }

    private static Map<String, @Nullable Object> withNull(String field) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(field, null);
        return values;
    }

    private static List<String> problems(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (InvalidRecord invalid) {
            return invalid.problems().stream()
                    .map(problem -> problem.field() + " " + problem.code())
                    .toList();
        }
    }

    private static String code(Runnable work) {
        return Objects.requireNonNull(catchThrowableOfType(TradewindException.class, work::run))
                .code();
    }
}
