package io.tradewind.customer.internal.grading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.record.FieldProblem;

/** Points that a customer gets for what happened in the last so many days. Never changed in place. */
@Embeddable
public class GradingRule {
    /** What is asked of the facts. */
    enum Measure {
        /** There is one. */
        RECENCY,
        /** There are so many, or more. */
        FREQUENCY,
        /** They are worth so much together, or more; only amounts of the rule's currency count. */
        MONETARY,
        /** There is none, and the customer is known for longer than that. */
        SILENCE
    }

    @Column(name = "place")
    private int place;

    @Column(name = "name", length = 200)
    private String name = "";

    @Column(name = "measure", length = 40)
    @Enumerated(EnumType.STRING)
    private Measure measure = Measure.RECENCY;

    @Column(name = "fact", length = 120)
    private @Nullable String fact;

    @Column(name = "days")
    private long days;

    @Column(name = "least")
    private @Nullable Long least;

    @Column(name = "amount", precision = 19, scale = 4)
    private @Nullable BigDecimal amount;

    @Column(name = "amount_currency", length = 3)
    private @Nullable String currency;

    @Column(name = "points")
    private long points;

    /** For the persistence provider. */
    protected GradingRule() {}

    /** A line as a form or a request gives it. */
    static GradingRule of(Map<String, ?> line, int place) {
        GradingRule rule = new GradingRule();
        rule.place = place;
        rule.name = Objects.toString(line.get("name"), "");
        rule.measure = Measure.valueOf(Objects.toString(line.get("measure"), Measure.RECENCY.name()));
        rule.fact = line.get("fact") instanceof String code && !code.isBlank() ? code : null;
        rule.days = line.get("days") instanceof Number number ? number.longValue() : 0;
        rule.least = line.get("least") instanceof Number number ? number.longValue() : null;
        if (line.get("amount") instanceof Money money) {
            rule.amount = money.amount();
            rule.currency = money.currency().getCurrencyCode();
        }
        rule.points = line.get("points") instanceof Number number ? number.longValue() : 0;
        return rule;
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("measure", measure.name());
        if (fact != null) {
            line.put("fact", fact);
        }
        line.put("days", days);
        if (least != null) {
            line.put("least", least);
        }
        amount().ifPresent(money -> line.put("amount", money));
        line.put("points", points);
        return line;
    }

    String name() {
        return name;
    }

    long points() {
        return points;
    }

    long days() {
        return days;
    }

    private Optional<Money> amount() {
        return amount == null || currency == null
                ? Optional.empty()
                : Optional.of(Money.of(amount.toPlainString(), currency));
    }

    /**
     * What its measure needs and is missing.
     *
     * @param at where the rule stands
     */
    Optional<FieldProblem> problem(String at) {
        return switch (measure) {
            case FREQUENCY ->
                least == null || least < 1
                        ? Optional.of(FieldProblem.of(at + "least", "grading-schemes.needs-least"))
                        : Optional.empty();
            case MONETARY ->
                amount().isEmpty()
                        ? Optional.of(FieldProblem.of(at + "amount", "grading-schemes.needs-amount"))
                        : Optional.empty();
            case RECENCY, SILENCE -> Optional.empty();
        };
    }

    /**
     * What speaks for it, short and in no language: a day, a number, an amount; empty if it does not hold.
     *
     * @param facts of one customer
     * @param known since when there is the customer
     */
    Optional<String> holds(List<Fact> facts, Instant known, Instant now, ZoneId zone) {
        Instant begin = now.minus(Duration.ofDays(days));
        List<Fact> counted = facts.stream()
                .filter(one -> fact == null || fact.equals(one.name()))
                .filter(one -> one.at().isAfter(begin) && !one.at().isAfter(now))
                .toList();
        return switch (measure) {
            case RECENCY ->
                counted.stream()
                        .map(Fact::at)
                        .max(Comparator.naturalOrder())
                        .map(last -> LocalDate.ofInstant(last, zone).toString());
            case SILENCE -> counted.isEmpty() && known.isBefore(begin) ? Optional.of("0") : Optional.empty();
            case FREQUENCY ->
                least != null && counted.size() >= least
                        ? Optional.of(Integer.toString(counted.size()))
                        : Optional.empty();
            case MONETARY -> amount().flatMap(wanted -> worth(counted, wanted));
        };
    }

    private static Optional<String> worth(List<Fact> facts, Money wanted) {
        BigDecimal sum = facts.stream()
                .map(Fact::amount)
                .filter(Objects::nonNull)
                .filter(money -> money.currency().equals(wanted.currency()))
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(wanted.amount()) >= 0
                ? Optional.of(wanted.currency().getCurrencyCode() + " "
                        + sum.stripTrailingZeros().toPlainString())
                : Optional.empty();
    }
}
