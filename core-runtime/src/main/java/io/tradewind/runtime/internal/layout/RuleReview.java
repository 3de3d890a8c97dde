package io.tradewind.runtime.internal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradewind.record.FieldProblem;
import io.tradewind.record.ShowRule;
import io.tradewind.record.ShowRule.Condition;

/**
 * Looks at show rules before they are kept.
 *
 * @param groupOf key of the group that each field stands in, by the field's name
 * @param groups keys of all groups, also of those without fields
 * @param title name of the field that is always shown
 * @param needed names of fields without which no record can be kept
 */
public record RuleReview(Map<String, String> groupOf, Set<String> groups, String title, Set<String> needed) {
    /** All that is wrong, at {@code rules[0].field} and the like. */
    public List<FieldProblem> review(List<ShowRule> rules, int most) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < rules.size() && i < most; i++) {
            review(rules.get(i), "rules[" + i + "]", problems);
        }
        if (rules.size() > most) {
            problems.add(FieldProblem.of("rules", "design.too-many", most));
        }
        return problems;
    }

    private void review(ShowRule rule, String part, List<FieldProblem> problems) {
        boolean there = rule.group() ? groups.contains(rule.shown()) : groupOf.containsKey(rule.shown());
        if (!there) {
            problems.add(FieldProblem.of(part + ".shown", "design.rule-shown", rule.shown()));
        }
        if (!groupOf.containsKey(rule.field())) {
            problems.add(FieldProblem.of(part + ".field", "design.rule-field", rule.field()));
        }
        if (isAbout(rule, rule.field())) {
            problems.add(FieldProblem.of(part + ".field", "design.rule-own", rule.field()));
        }
        if (isAbout(rule, title)) {
            problems.add(FieldProblem.of(part + ".shown", "design.rule-title"));
        }
        needed.stream()
                .filter(field -> !field.equals(title) && isAbout(rule, field))
                .sorted()
                .forEach(field -> problems.add(FieldProblem.of(part + ".shown", "layout.needed", field)));
        boolean compares = rule.condition() == Condition.IS || rule.condition() == Condition.IS_NOT;
        if (compares && rule.values().stream().allMatch(String::isBlank)) {
            problems.add(FieldProblem.of(part + ".values", "field.required"));
        }
    }

    private boolean isAbout(ShowRule rule, String field) {
        return groupOf.containsKey(field) && rule.shown().equals(rule.group() ? groupOf.get(field) : field);
    }
}
