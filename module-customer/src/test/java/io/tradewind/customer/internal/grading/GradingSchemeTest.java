package io.tradewind.customer.internal.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.record.FieldProblem;

class GradingSchemeTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final GradingScheme scheme = new GradingScheme();

    @BeforeEach
    void write() {
        scheme.rule(List.of(
                Map.of("name", "Spoken to", "measure", "RECENCY", "fact", "FOLLOW_UP", "days", 30L, "points", 20L),
                Map.of("name", "Lively", "measure", "FREQUENCY", "days", 90L, "least", 3L, "points", 15L),
                Map.of(
                        "name",
                        "Big needs",
                        "measure",
                        "MONETARY",
                        "fact",
                        "NEED",
                        "days",
                        365L,
                        "amount",
                        Money.of("100000", "CNY"),
                        "points",
                        40L),
                Map.of("name", "Silent", "measure", "SILENCE", "days", 60L, "points", -10L)));
        scheme.level(List.of(
                Map.of("level", "C", "fromPoints", 0L),
                Map.of("level", "A", "fromPoints", 60L),
                Map.of("level", "B", "fromPoints", 30L)));
    }

    private static Fact fact(String name, int daysAgo, @Nullable String amount, String currency) {
        return new Fact(name, NOW.minus(Duration.ofDays(daysAgo)), amount == null ? null : Money.of(amount, currency));
    }

    private static Fact fact(String name, int daysAgo) {
        return fact(name, daysAgo, null, "");
    }

    private Grade grade(Fact... facts) {
        return scheme.grade(List.of(facts), NOW.minus(Duration.ofDays(400)), NOW, ZONE);
    }

    private static List<String> reasons(Grade grade) {
        return grade.reasons().stream()
                .map(reason -> reason.line().get("rule") + ": " + reason.line().get("figure") + " → "
                        + reason.line().get("points"))
                .toList();
    }

    @Test
    void points_of_all_rules_that_hold_make_the_level_and_each_says_what_spoke_for_it() {
        Grade grade = grade(
                fact("FOLLOW_UP", 3),
                fact("FOLLOW_UP", 12),
                fact("NEED", 40, "70000", "CNY"),
                fact("NEED", 200, "50000", "CNY"));

        assertThat(reasons(grade))
                .containsExactly("Spoken to: 2026-11-24 → 20", "Lively: 3 → 15", "Big needs: CNY 120000 → 40");
        assertThat(grade.score()).isEqualTo(75);
        assertThat(grade.level()).isEqualTo("A");
    }

    @Test
    void facts_before_the_days_of_a_rule_and_after_now_do_not_count() {
        Grade grade = grade(fact("FOLLOW_UP", 31), fact("FOLLOW_UP", -1));

        assertThat(reasons(grade)).isEmpty();
        assertThat(grade.level()).isEqualTo("C");
        assertThat(scheme.reach()).isEqualTo(365);
    }

    @Test
    void only_amounts_of_the_rules_currency_are_summed_up() {
        assertThat(grade(fact("NEED", 5, "90000", "CNY"), fact("NEED", 6, "90000", "USD"))
                        .score())
                .isZero();
        assertThat(grade(fact("NEED", 5, "100000", "CNY")).score()).isEqualTo(40);
    }

    @Test
    void silence_costs_points_and_too_few_points_make_no_level() {
        Grade grade = grade(fact("FOLLOW_UP", 61));

        assertThat(reasons(grade)).containsExactly("Silent: 0 → -10");
        assertThat(grade.level()).isNull();
    }

    @Test
    void the_same_rules_are_the_same_grade_whatever_spoke_for_them() {
        Grade grade = grade(fact("FOLLOW_UP", 3));

        assertThat(grade.isFor(grade(fact("FOLLOW_UP", 2)).reasons())).isTrue();
        assertThat(grade.isFor(grade(fact("NEED", 3)).reasons())).isFalse();
    }

    @Test
    void a_rule_says_what_it_lacks() {
        scheme.rule(List.of(
                Map.of("name", "a", "measure", "FREQUENCY", "days", 1L, "points", 1L),
                Map.of("name", "b", "measure", "MONETARY", "days", 1L, "points", 1L),
                Map.of("name", "c", "measure", "RECENCY", "days", 1L, "points", 1L)));

        assertThat(scheme.rules().stream()
                        .map(rule ->
                                rule.problem("at.").map(FieldProblem::field).orElse("-")))
                .containsExactly("at.least", "at.amount", "-");
    }

    @Test
    void a_customer_of_yesterday_is_not_silent_yet() {
        assertThat(scheme.grade(List.of(), NOW.minus(Duration.ofDays(1)), NOW, ZONE)
                        .score())
                .isZero();
        assertThat(scheme.grade(List.of(), NOW.minus(Duration.ofDays(61)), NOW, ZONE)
                        .score())
                .isEqualTo(-10);
    }
}
