package io.tradewind.customer.internal.grading;

import static io.tradewind.record.Field.bool;
import static io.tradewind.record.Field.choice;
import static io.tradewind.record.Field.enumeration;
import static io.tradewind.record.Field.integer;
import static io.tradewind.record.Field.lines;
import static io.tradewind.record.Field.money;
import static io.tradewind.record.Field.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import io.tradewind.Money;
import io.tradewind.record.Field;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordSpec;
import io.tradewind.record.RecordType;

/** What a grading scheme is to screens, doors and imports. */
@Component(service = RecordType.class)
public final class GradingSchemeType implements RecordType<GradingScheme> {
    static final String NAME = "grading-schemes";
    private static final long LONGEST_DAYS = 3_650;

    @Override
    public RecordSpec<GradingScheme> spec() {
        return RecordSpec.of(NAME, GradingScheme.class, GradingScheme::new)
                .title("name")
                .menu("award", "admin", 62)
                .shared()
                .sortedBy("name")
                .field(text("name", GradingScheme::name, GradingScheme::rename)
                        .required()
                        .max(100)
                        .searched()
                        .sortable()
                        .listed())
                .field(bool("active", GradingScheme::active, GradingScheme::activate)
                        .listed())
                .field(lines("rules", GradingScheme::ruleLines, GradingScheme::rule, ruleFields())
                        .in("rules"))
                .field(lines("levels", GradingScheme::levelLines, GradingScheme::level, levelFields())
                        .in("levels"))
                .check(GradingSchemeType::problems);
    }

    private static List<Field<?, ?>> ruleFields() {
        return List.of(
                text("name", GradingSchemeType::nothing, (GradingScheme scheme, @Nullable String value) -> {})
                        .max(100)
                        .required(),
                enumeration(
                                "measure",
                                GradingRule.Measure.class,
                                GradingSchemeType::nothing,
                                (GradingScheme scheme, GradingRule.@Nullable Measure value) -> {})
                        .required(),
                choice(
                        "fact",
                        GradingSchemeType::nothing,
                        (GradingScheme scheme, @Nullable String value) -> {},
                        "customer-facts"),
                integer("days", GradingSchemeType::nothing, (GradingScheme scheme, @Nullable Long value) -> {})
                        .between(1, LONGEST_DAYS)
                        .required(),
                integer("least", GradingSchemeType::nothing, (GradingScheme scheme, @Nullable Long value) -> {})
                        .between(1, 100_000),
                money("amount", GradingSchemeType::nothing, (GradingScheme scheme, @Nullable Money value) -> {}),
                integer("points", GradingSchemeType::nothing, (GradingScheme scheme, @Nullable Long value) -> {})
                        .between(-1_000, 1_000)
                        .required());
    }

    private static List<Field<?, ?>> levelFields() {
        return List.of(
                choice(
                                "level",
                                GradingSchemeType::nothing,
                                (GradingScheme scheme, @Nullable String value) -> {},
                                "customer-levels")
                        .required(),
                integer("fromPoints", GradingSchemeType::nothing, (GradingScheme scheme, @Nullable Long value) -> {})
                        .between(-100_000, 100_000)
                        .required());
    }

    private static <V> @Nullable V nothing(GradingScheme scheme) {
        return null;
    }

    private static List<FieldProblem> problems(GradingScheme scheme) {
        List<FieldProblem> problems = new ArrayList<>();
        List<GradingRule> rules = scheme.rules();
        for (int place = 0; place < rules.size(); place++) {
            rules.get(place).problem("rules[" + place + "].").ifPresent(problems::add);
        }
        Set<Object> seen = new HashSet<>();
        for (int place = 0; place < scheme.levels().size(); place++) {
            GradeLevel level = scheme.levels().get(place);
            String at = "levels[" + place + "].";
            if (!seen.add(level.level())) {
                problems.add(FieldProblem.of(at + "level", "grading-schemes.level-twice"));
            }
            if (!seen.add(level.fromPoints())) {
                problems.add(FieldProblem.of(at + "fromPoints", "grading-schemes.points-twice"));
            }
        }
        return problems;
    }
}
