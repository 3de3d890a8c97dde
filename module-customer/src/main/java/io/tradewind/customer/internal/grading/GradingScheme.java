package io.tradewind.customer.internal.grading;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** How customers are graded: rules that give points, and the levels that points make. One is in use at a time. */
@Entity
@Table(schema = "customer", name = "grading_schemes")
public class GradingScheme extends RecordEntity {
    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "active")
    private boolean active = true;

    @ElementCollection
    @CollectionTable(schema = "customer", name = "grading_rules", joinColumns = @JoinColumn(name = "scheme_id"))
    @OrderBy("place")
    private List<GradingRule> rules = new ArrayList<>();

    @ElementCollection
    @CollectionTable(schema = "customer", name = "grading_levels", joinColumns = @JoinColumn(name = "scheme_id"))
    @OrderBy("place")
    private List<GradeLevel> levels = new ArrayList<>();

    /** A fresh one; the engine sets its fields one by one. */
    public GradingScheme() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    boolean active() {
        return active;
    }

    void activate(@Nullable Boolean on) {
        active = Boolean.TRUE.equals(on);
    }

    List<GradingRule> rules() {
        return List.copyOf(rules);
    }

    List<Map<String, Object>> ruleLines() {
        return rules.stream().map(GradingRule::line).toList();
    }

    void rule(@Nullable List<Map<String, Object>> lines) {
        rules.clear();
        for (Map<String, Object> line : lines == null ? List.<Map<String, Object>>of() : lines) {
            rules.add(GradingRule.of(line, rules.size()));
        }
    }

    List<GradeLevel> levels() {
        return List.copyOf(levels);
    }

    List<Map<String, Object>> levelLines() {
        return levels.stream().map(GradeLevel::line).toList();
    }

    void level(@Nullable List<Map<String, Object>> lines) {
        levels.clear();
        for (Map<String, Object> line : lines == null ? List.<Map<String, Object>>of() : lines) {
            levels.add(GradeLevel.of(line, levels.size()));
        }
    }

    /** Days back that the rules look at. */
    long reach() {
        return rules.stream().mapToLong(GradingRule::days).max().orElse(0);
    }

    /**
     * @param facts of one customer, as far back as {@link #reach}
     * @param known since when there is the customer: nobody is silent for longer
     */
    Grade grade(List<Fact> facts, Instant known, Instant now, ZoneId zone) {
        List<GradeReason> reasons = new ArrayList<>();
        for (GradingRule rule : rules) {
            Optional<String> figure = rule.holds(facts, known, now, zone);
            figure.ifPresent(shown -> reasons.add(GradeReason.of(reasons.size(), rule, shown)));
        }
        long score = reasons.stream().mapToLong(GradeReason::points).sum();
        String level = levels.stream()
                .filter(one -> score >= one.fromPoints())
                .max(Comparator.comparingLong(GradeLevel::fromPoints))
                .map(GradeLevel::level)
                .orElse(null);
        return new Grade(score, level, reasons);
    }
}
