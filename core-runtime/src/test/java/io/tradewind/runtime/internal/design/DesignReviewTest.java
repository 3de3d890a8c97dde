package io.tradewind.runtime.internal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.tradewind.access.Scope;
import io.tradewind.custom.FieldDefinition;
import io.tradewind.custom.Label;
import io.tradewind.design.TypeDesign;
import io.tradewind.design.TypeDesign.Grant;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldSpec.Trait;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.ShowRule;
import io.tradewind.record.ShowRule.Condition;
import io.tradewind.runtime.internal.db.RecordJson;

/** What is wrong with a design is told at the part that is wrong, before anything is made of it. */
class DesignReviewTest {
    private static final FieldDefinition NAME = DesignFixture.field("name", FieldKind.TEXT);

    private static void review(TypeDesign design, @Nullable TypeDesign live) {
        new DesignReview(Cleaning.clean(design), live, "customers"::equals, Set.of("viewer")).throwIfBad();
    }

    private static List<String> problems(TypeDesign design, @Nullable TypeDesign live) {
        return catchThrowableOfType(InvalidRecord.class, () -> review(design, live)).problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    private static TypeDesign ruled(List<FieldDefinition> fields, ShowRule rule, Grant... access) {
        TypeDesign plain = DesignFixture.with(fields);
        return new TypeDesign(
                plain.name(),
                plain.title(),
                plain.one(),
                plain.icon(),
                plain.menu(),
                plain.order(),
                plain.prefix(),
                plain.titleField(),
                plain.sort(),
                plain.groups(),
                plain.fields(),
                plain.archived(),
                List.of(rule),
                List.of(access));
    }

    @Test
    void a_field_of_each_kind_is_good() {
        assertThatCode(() -> review(DesignFixture.contracts(), null)).doesNotThrowAnyException();
    }

    @Test
    void fields_are_refused_at_their_place() {
        TypeDesign bad = DesignFixture.with(List.of(
                NAME,
                DesignFixture.field("owner", FieldKind.TEXT),
                DesignFixture.field("Big", FieldKind.TEXT),
                DesignFixture.field("name", FieldKind.TEXT),
                DesignFixture.field("nameLc", FieldKind.INTEGER),
                DesignFixture.field("lines", FieldKind.LINES),
                DesignFixture.field("who", FieldKind.REFERENCE).to("nobodies"),
                DesignFixture.field("level", FieldKind.CHOICE),
                DesignFixture.field("notes", FieldKind.LONG_TEXT).with(Trait.SORTABLE, Trait.UNIQUE),
                DesignFixture.field("long", FieldKind.TEXT).atMost(501),
                FieldDefinition.of("mute", FieldKind.DATE, "", "")));

        assertThat(problems(bad, null))
                .containsExactlyInAnyOrder(
                        "fields[1].name design.field-reserved",
                        "fields[2].name design.field-name",
                        "fields[3].name design.twice",
                        "fields[4].name design.field-like-another",
                        "fields[5].kind field.unknown-value",
                        "fields[6].target design.target",
                        "fields[7].options field.required",
                        "fields[8].traits design.not-sortable",
                        "fields[8].traits design.not-unique",
                        "fields[9].maxLength field.out-of-range-of",
                        "fields[10].label field.required");
    }

    @Test
    void formulas_read_fields_of_their_design_and_are_refused_at_their_place() {
        FieldDefinition price = DesignFixture.field("price", FieldKind.DECIMAL);
        FieldDefinition total = DesignFixture.field("total", FieldKind.DECIMAL).computedBy("price * 1.13");

        review(DesignFixture.with(List.of(NAME, price, total)), null); // good
        assertThat(problems(
                        DesignFixture.with(List.of(
                                NAME,
                                price.computedBy("total"),
                                total,
                                DesignFixture.field("gone", FieldKind.DECIMAL).computedBy("nothing"),
                                DesignFixture.field("code", FieldKind.TEXT).computedBy("name + number"))),
                        null))
                .containsExactly(
                        "fields[1].formula formula.cycle",
                        "fields[2].formula formula.cycle",
                        "fields[3].formula formula.unknown-field");
        assertThat(problems(DesignFixture.with(List.of(NAME, price, total.with(Trait.REQUIRED))), null))
                .containsExactly("fields[2].traits formula.not-of-computed");
        assertThat(problems(
                        DesignFixture.with(List.of(NAME, price.computedBy("1"))),
                        Cleaning.clean(DesignFixture.with(List.of(NAME, price)))))
                .containsExactly("fields[1].formula formula.later");
    }

    @Test
    void what_is_published_stays() {
        TypeDesign live = Cleaning.clean(DesignFixture.with(
                List.of(NAME, DesignFixture.field("a", FieldKind.TEXT), DesignFixture.field("b", FieldKind.DATE))));
        TypeDesign changed = DesignFixture.with(
                List.of(NAME, DesignFixture.field("a", FieldKind.TEXT).with(Trait.UNIQUE)));

        assertThat(problems(changed, live))
                .containsExactlyInAnyOrder("fields[1].traits design.unique-later", "fields design.field-gone");
        assertThat(problems(
                        DesignFixture.with(List.of(
                                NAME,
                                DesignFixture.field("a", FieldKind.DATE),
                                live.fields().get(2))),
                        live))
                .containsExactly("fields[1].kind design.kind-stays");
    }

    @Test
    void rules_speak_of_what_is_there_and_never_hide_the_title() {
        FieldDefinition active = DesignFixture.field("active", FieldKind.BOOLEAN);

        assertThat(problems(
                        ruled(List.of(NAME, active), new ShowRule("gone", false, "no", Condition.IS, List.of())), null))
                .containsExactlyInAnyOrder(
                        "rules[0].shown design.rule-shown",
                        "rules[0].field design.rule-field",
                        "rules[0].values field.required");
        assertThat(problems(
                        ruled(List.of(NAME, active), new ShowRule("main", true, "active", Condition.FILLED, List.of())),
                        null))
                .containsExactlyInAnyOrder("rules[0].field design.rule-own", "rules[0].shown design.rule-title");
    }

    @Test
    void roles_are_known_and_named_once() {
        ShowRule none = new ShowRule("active", false, "name", Condition.FILLED, List.of());
        Grant viewer = new Grant("viewer", Scope.ALL, Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE);
        Grant ghost = new Grant("ghost", Scope.ALL, Scope.NONE, Scope.NONE, Scope.NONE, Scope.NONE);

        assertThat(problems(
                        ruled(
                                List.of(NAME, DesignFixture.field("active", FieldKind.BOOLEAN)),
                                none,
                                viewer,
                                ghost,
                                viewer),
                        null))
                .containsExactly("access[1].role access.network-role", "access[2].role design.twice");
    }

    @Test
    void words_are_no_patterns() {
        assertThat(DesignTexts.file(
                        Cleaning.clean(
                                DesignFixture.with(List.of(NAME.labelled(new Label("名", "A {0} 'b'\\n"), Label.NONE)))),
                        java.util.Locale.ENGLISH))
                .contains("service-contracts.field.name=A '{'0'}' ''b''\\\\n");
    }

    @Test
    void a_design_comes_back_from_its_json_as_it_was() {
        TypeDesign design = Cleaning.clean(DesignFixture.contracts());

        assertThat(RecordJson.read(RecordJson.of(design), TypeDesign.class)).isEqualTo(design);
    }
}
