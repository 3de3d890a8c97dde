package io.tradewind.runtime.internal.record;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.longText;
import static io.tradewind.record.Field.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.TradewindException;
import io.tradewind.access.Scope;
import io.tradewind.custom.CustomFields;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.layout.ArrangedType;
import io.tradewind.layout.PageLayout;
import io.tradewind.layout.PageLayouts;
import io.tradewind.record.FieldGroup;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldPlace;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.ShowRule;
import io.tradewind.record.ShowRule.Condition;
import io.tradewind.record.StaleRecord;
import io.tradewind.record.TypeSpec;
import io.tradewind.runtime.internal.access.RoleTrials;
import io.tradewind.runtime.internal.access.StoredStandings;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.layout.AdminPageLayouts;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Anna arranges the form and the page of a module's type; Ben fills in what he sees. */
class PageLayoutsTest {
    private static final String TYPE = "suppliers";

    private Office office;
    private TestDatabase database;
    private PageLayouts layouts;
    private RecordType<Company> delivered;

    @BeforeEach
    void open(TestDatabase testDatabase) {
        database = testDatabase;
        office = new Office(database);
        delivered = new Suppliers(spec());
        office.types.arrive(delivered, "sample");
        office.types.settle();
        layouts = new AdminPageLayouts(
                office.layouts,
                office.types,
                new RoleTrials(new StoredStandings(office.tx, new Epochs(office.tx, office.tx))),
                office,
                office,
                office,
                office.tx,
                office.tx);
        office.user("anna", null);
        office.user("ben", null);
        office.grant("anna", Scope.ALL);
        office.grant("ben", Scope.ALL);
        office.entitle("anna", PageLayouts.RIGHT);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private record Suppliers(RecordSpec<Company> spec) implements RecordType<Company> {}

    /** A title, a code that must be filled in, a number that is by itself, what may be left empty. */
    private static RecordSpec<Company> spec() {
        return RecordSpec.of(TYPE, Company.class, Company::new)
                .title("name")
                .field(text("name", Company::name, Company::rename)
                        .required()
                        .searched()
                        .sortable())
                .field(text("code", Company::code, Company::encode).max(40).required())
                .field(integer(
                                "employees",
                                company -> Objects.requireNonNullElse(company.employees(), 1L),
                                Company::employ)
                        .required()
                        .in("size"))
                .field(bool("big", Company::big, Company::grow).in("size"))
                .field(longText("remark", Company::remark, Company::note).in("more"));
    }

    // ---- as delivered

    @DatabaseTest
    void nothing_arranged_is_as_delivered() {
        ArrangedType type = read();

        assertThat(type.version()).isZero();
        assertThat(type.isChanged()).isFalse();
        assertThat(type.published()).isEmpty();
        assertThat(told(type.draft().groups()))
                .containsExactly("main: name wide, code", "size: employees, big", "more: remark wide");
        assertThat(office.as("anna", layouts::all))
                .extracting(ArrangedType::name)
                .contains(TYPE, CompanyType.NAME);
    }

    // ---- drafted and published

    @DatabaseTest
    void a_draft_changes_nothing_for_anybody_until_it_is_published() {
        ArrangedType draft = keep(0, layout(group("size", "employees"), group("main", "name", "code")));

        assertThat(draft.isChanged()).isTrue();
        assertThat(told(outline().groups())).startsWith("main: name wide, code");

        ArrangedType published = publish(draft);

        assertThat(published.isChanged()).isFalse();
        assertThat(told(outline().groups()))
                .containsExactly("size: employees, big", "main: name, code", "more: remark wide");
    }

    @DatabaseTest
    void what_is_published_is_in_the_running_type_and_whoever_listens_is_told() {
        List<String> news = new ArrayList<>();
        office.types.watch(new Gossip(news));

        publish(new PageLayout(
                List.of(
                        new FieldGroup(
                                "main",
                                "要点",
                                "Key facts",
                                true,
                                List.of(
                                        FieldPlace.of("name"),
                                        new FieldPlace("big", true, false),
                                        new FieldPlace("remark", false, true))),
                        group("size", "code")),
                List.of()));

        TypeSpec type = office.as("ben", () -> office.types.require(TYPE)).type();
        assertThat(told(type.groups())).containsExactly("main: name, big wide, remark hidden", "size: code, employees");
        assertThat(type.groups().getFirst())
                .extracting(FieldGroup::zh, FieldGroup::en, FieldGroup::folded)
                .containsExactly("要点", "Key facts", true);
        assertThat(type.field("big").map(FieldSpec::group)).contains("main");
        assertThat(type.hides("remark")).isTrue();
        assertThat(type.fields()).extracting(FieldSpec::name).startsWith("name", "code"); // lists, exports, interfaces
        assertThat(news).containsExactly(TYPE);
    }

    @DatabaseTest
    void a_hidden_field_is_still_read_and_written_at_every_door() {
        publish(layout(new FieldGroup("main", "", "", false, List.of(new FieldPlace("remark", false, true)))));

        RecordView made = create(Map.of("name", "Acme", "code", "A", "remark", "kept"));

        assertThat(office.as("ben", () -> office.records.read(made.ref())).value("remark"))
                .isEqualTo("kept");
    }

    @DatabaseTest
    void another_node_follows_by_itself() {
        try (Office elsewhere = new Office(database)) {
            elsewhere.types.arrive(new Suppliers(spec()), "sample");
            elsewhere.types.settle();

            publish(layout(group("size", "code")));

            await(() -> told(elsewhere.types.find(TYPE).orElseThrow().groups())
                    .getFirst()
                    .startsWith("size: code"));
        }
    }

    @DatabaseTest
    void a_reset_brings_back_what_is_delivered() {
        ArrangedType published = publish(layout(group("all", "remark", "big", "employees", "code", "name")));

        ArrangedType reset = office.as("anna", () -> layouts.reset(TYPE, published.version()));

        assertThat(reset.version()).isZero();
        assertThat(told(outline().groups()))
                .containsExactly("main: name wide, code", "size: employees, big", "more: remark wide");
    }

    // ---- fields that come and go

    @DatabaseTest
    void a_field_that_is_added_later_has_a_place_and_a_layout_outlives_fields_that_it_names() {
        publish(layout(group("main", "name", "remark", "code"), group("size", "big", "employees")));
        office.entitle("anna", CustomFields.RIGHT);
        CustomFields fields = CustomFieldsTest.admin(office);

        office.as("anna", () -> {
            fields.add(TYPE, FieldDefinition.of("warranty", FieldKind.DATE, "质保", "Warranty"));
            fields.add(
                    TYPE,
                    FieldDefinition.of("seats", FieldKind.INTEGER, "座位", "Seats")
                            .in("size", 0));
        });
        assertThat(told(outline().groups()))
                .containsExactly(
                        "main: name, remark, code", "size: big, employees, custom.seats", "custom: custom.warranty");

        office.types.remove(delivered); // the module comes back without the remark
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        away -> assertThat(away.code()).isEqualTo("record.stage-not-running"));
        office.types.arrive(
                new Suppliers(RecordSpec.of(TYPE, Company.class, Company::new)
                        .title("name")
                        .field(text("name", Company::name, Company::rename)
                                .required()
                                .searched()
                                .sortable())
                        .field(bool("big", Company::big, Company::grow))),
                "sample");
        office.types.settle();

        assertThat(told(outline().groups()))
                .containsExactly("main: name", "size: big, custom.seats", "custom: custom.warranty");
        ArrangedType type = read();
        assertThat(keep(type.version(), type.draft()).version()).isEqualTo(type.version() + 1);
    }

    // ---- what cannot be

    @DatabaseTest
    void what_must_be_filled_in_cannot_be_hidden_unless_it_has_a_value_by_itself() {
        assertThat(problems(layout(new FieldGroup(
                        "main",
                        "",
                        "",
                        false,
                        List.of(
                                new FieldPlace("name", false, true),
                                new FieldPlace("code", false, true),
                                new FieldPlace("employees", false, true))))))
                .containsExactly(
                        "groups[0].fields[0].hidden layout.title", "groups[0].fields[1].hidden layout.required");

        publish(layout(new FieldGroup("main", "", "", false, List.of(new FieldPlace("employees", false, true)))));
        assertThat(create(Map.of("name", "Acme", "code", "A")).value("employees"))
                .isEqualTo(1L);
    }

    @DatabaseTest
    void a_hidden_field_that_becomes_required_is_shown() {
        office.entitle("anna", CustomFields.RIGHT);
        CustomFields fields = CustomFieldsTest.admin(office);
        var field = office.as(
                        "anna",
                        () -> fields.add(TYPE, FieldDefinition.of("warranty", FieldKind.DATE, "质保", "Warranty")))
                .field();
        publish(layout(new FieldGroup("main", "", "", false, List.of(new FieldPlace("custom.warranty", false, true)))));
        assertThat(outline().hides("custom.warranty")).isTrue();

        office.as(
                "anna",
                () -> fields.change(
                        field.id(), field.version(), field.definition().traits(Set.of(FieldSpec.Trait.REQUIRED))));

        assertThat(outline().hides("custom.warranty")).isFalse();
    }

    @DatabaseTest
    void what_is_wrong_is_told_at_the_part_that_is_wrong_and_nothing_is_kept() {
        PageLayout bad = new PageLayout(
                List.of(
                        new FieldGroup("Bad key", "", "", false, List.of(FieldPlace.of("nothing"))),
                        group("main", "code", "code"),
                        group("main"),
                        new FieldGroup("fresh", "", "", false, List.of()),
                        new FieldGroup("long", "x".repeat(101), "", false, List.of())),
                List.of(
                        new ShowRule("name", false, "big", Condition.FILLED, List.of()),
                        new ShowRule("size", true, "big", Condition.IS, List.of("true")),
                        new ShowRule("nowhere", true, "gone", Condition.IS, List.of())));

        assertThat(problems(bad))
                .containsExactly(
                        "groups[0].key layout.key",
                        "groups[0].label field.required",
                        "groups[0].fields[0].field layout.field",
                        "groups[1].fields[1].field design.twice",
                        "groups[2].key design.twice",
                        "groups[3].label field.required",
                        "groups[4].label field.too-long",
                        "rules[0].shown design.rule-title",
                        "rules[1].field design.rule-own",
                        "rules[2].shown design.rule-shown",
                        "rules[2].field design.rule-field",
                        "rules[2].values field.required");
        assertThat(read().version()).isZero();
    }

    @DatabaseTest
    void who_lacks_the_right_or_comes_too_late_changes_nothing() {
        PageLayout layout = layout(group("size", "code"));
        assertThatThrownBy(() -> office.as("ben", () -> layouts.change(TYPE, 0, layout)))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        refused -> assertThat(refused.code()).isEqualTo("access.right-missing"));
        assertThatThrownBy(() -> office.as("ben", () -> layouts.read(TYPE))).isInstanceOf(TradewindException.class);
        keep(0, layout);

        assertThatThrownBy(() -> keep(0, layout)).isInstanceOf(StaleRecord.class);
        assertThatThrownBy(() -> office.as("anna", () -> layouts.publish(TYPE, 7)))
                .isInstanceOf(StaleRecord.class);
        assertThatThrownBy(() -> office.as("anna", () -> layouts.reset(TYPE, 7)))
                .isInstanceOf(StaleRecord.class);
        assertThatThrownBy(() -> office.as("anna", () -> layouts.tryAs(TYPE, layout, "nobody")))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        none -> assertThat(none.code()).isEqualTo("access.network-role"));
        assertThatThrownBy(() -> office.as("anna", () -> layouts.read("nothings")))
                .isInstanceOfSatisfying(
                        TradewindException.class,
                        none -> assertThat(none.code()).isEqualTo("record.unknown-type"));
    }

    // ---- show rules

    @DatabaseTest
    void a_field_of_a_module_that_a_rule_hides_need_not_be_filled_in() {
        assertThat(refused(Map.of("name", "Small"))).containsExactly("code field.required");
        publish(new PageLayout(List.of(), List.of(new ShowRule("code", false, "big", Condition.IS, List.of("true")))));

        assertThat(create(Map.of("name", "Small")).title()).isEqualTo("Small");
        assertThat(refused(Map.of("name", "Big", "big", true))).containsExactly("code field.required");
        assertThat(create(Map.of("name", "Big", "big", true, "code", "B")).title())
                .isEqualTo("Big");
    }

    @DatabaseTest
    void a_rule_about_a_group_holds_for_the_fields_that_stand_in_it_but_not_for_the_one_that_decides() {
        publish(new PageLayout(
                List.of(group("main", "name", "big"), group("size", "code", "remark")),
                List.of(new ShowRule("size", true, "big", Condition.FILLED, List.of()))));

        TypeSpec type = outline();
        assertThat(type.fields().stream().filter(field -> !type.alwaysShows(field)))
                .extracting(FieldSpec::name)
                .containsExactly("code", "employees", "remark");
        assertThat(create(Map.of("name", "Small")).title()).isEqualTo("Small");
    }

    @DatabaseTest
    void rules_that_a_type_brings_stay_with_their_fields_wherever_these_are_put() {
        office.types.remove(delivered);
        office.types.arrive(
                new Suppliers(spec().show(new ShowRule("size", true, "remark", Condition.FILLED, List.of()))),
                "sample");
        office.types.settle();

        publish(layout(group("main", "name", "employees", "big")));

        assertThat(outline().rules())
                .extracting(ShowRule::shown, ShowRule::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("employees", "remark"),
                        org.assertj.core.groups.Tuple.tuple("big", "remark"));
    }

    @DatabaseTest
    void who_may_not_read_the_field_that_decides_sees_all_and_groups_without_fields_they_may_not_read() {
        publish(new PageLayout(
                List.of(group("main", "name", "big", "code")),
                List.of(new ShowRule("code", false, "big", Condition.FILLED, List.of()))));
        office.hide("ben", "big");

        TypeSpec type = office.as("ben", () -> office.types.require(TYPE)).type();

        assertThat(type.rules()).isEmpty();
        assertThat(told(type.groups())).first().isEqualTo("main: name, code");
    }

    // ---- trace

    @DatabaseTest
    void the_trace_says_who_published_what_and_who_took_it_back() {
        ArrangedType published = publish(new PageLayout(
                List.of(new FieldGroup("main", "要点", "Key facts", true, List.of(new FieldPlace("remark", true, true)))),
                List.of(new ShowRule("code", false, "big", Condition.IS, List.of("true")))));
        office.as("anna", () -> layouts.reset(TYPE, published.version()));

        List<String> entries = office.tx.reads(sql -> sql.list(
                "select actor, changes from core.audit_entry where type = 'settings' and record_id = 'layouts' order by id",
                row -> row.getString(1) + " " + row.getString(2)));

        assertThat(entries).hasSize(2).allMatch(entry -> entry.startsWith("anna "));
        assertThat(entries.getFirst())
                .contains("Key facts")
                .contains("remark (wide) (hidden)")
                .contains("code if big IS true");
    }

    // ---- helpers

    private static FieldGroup group(String key, String... fields) {
        return FieldGroup.of(key, Arrays.stream(fields).map(FieldPlace::of).toList());
    }

    /** Keys that no text names are given a heading. */
    private static PageLayout layout(FieldGroup... groups) {
        return new PageLayout(
                Stream.of(groups)
                        .map(group -> new FieldGroup(group.key(), "组", "Group", group.folded(), group.places()))
                        .toList(),
                List.of());
    }

    private static List<String> told(List<FieldGroup> groups) {
        return groups.stream()
                .map(group -> group.key() + ": "
                        + String.join(
                                ", ",
                                group.places().stream()
                                        .map(place -> place.field()
                                                + (place.wide() ? " wide" : "")
                                                + (place.hidden() ? " hidden" : ""))
                                        .toList()))
                .toList();
    }

    private TypeSpec outline() {
        return office.types.find(TYPE).orElseThrow();
    }

    private ArrangedType read() {
        return office.as("anna", () -> layouts.read(TYPE));
    }

    private ArrangedType keep(long version, PageLayout layout) {
        return office.as("anna", () -> layouts.change(TYPE, version, layout));
    }

    private ArrangedType publish(ArrangedType kept) {
        return office.as("anna", () -> layouts.publish(TYPE, kept.version()));
    }

    private ArrangedType publish(PageLayout layout) {
        return publish(keep(read().version(), layout));
    }

    private RecordView create(Map<String, ?> values) {
        return office.as("ben", () -> office.records.create(TYPE, values));
    }

    private List<String> refused(Map<String, ?> values) {
        return told(catchThrowableOfType(InvalidRecord.class, () -> create(values)));
    }

    private List<String> problems(PageLayout layout) {
        return told(catchThrowableOfType(InvalidRecord.class, () -> keep(0, layout)));
    }

    private static List<String> told(InvalidRecord invalid) {
        return invalid.problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
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
}
