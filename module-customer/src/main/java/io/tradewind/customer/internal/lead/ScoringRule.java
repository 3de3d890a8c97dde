package io.tradewind.customer.internal.lead;

import java.util.Locale;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** Points that a lead gets if one of its fields is so. */
@Entity
@Table(schema = "customer", name = "lead_scoring_rules")
public class ScoringRule extends RecordEntity {
    /** What is looked at. */
    enum Attribute {
        SOURCE,
        REGION,
        CAMPAIGN,
        COMPANY,
        NAME,
        PHONE,
        EMAIL,
        NOTE
    }

    /** How it must be. */
    enum Condition {
        IS,
        CONTAINS,
        BEGINS,
        FILLED,
        EMPTY
    }

    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "attribute", length = 40)
    @Enumerated(EnumType.STRING)
    private Attribute attribute = Attribute.SOURCE;

    @Column(name = "rule_condition", length = 40)
    @Enumerated(EnumType.STRING)
    private Condition condition = Condition.FILLED;

    @Column(name = "wanted", length = 400)
    private @Nullable String wanted;

    @Column(name = "points")
    private long points;

    @Column(name = "active")
    private boolean active = true;

    /** A fresh one; the engine sets its fields one by one. */
    public ScoringRule() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    Attribute attribute() {
        return attribute;
    }

    void lookAt(@Nullable Attribute newAttribute) {
        attribute = newAttribute == null ? Attribute.SOURCE : newAttribute;
    }

    Condition condition() {
        return condition;
    }

    void demand(@Nullable Condition newCondition) {
        condition = newCondition == null ? Condition.FILLED : newCondition;
    }

    @Nullable
    String wanted() {
        return wanted;
    }

    void want(@Nullable String newWanted) {
        wanted = newWanted;
    }

    long points() {
        return points;
    }

    void give(@Nullable Long newPoints) {
        points = newPoints == null ? 0 : newPoints;
    }

    boolean active() {
        return active;
    }

    void activate(@Nullable Boolean on) {
        active = Boolean.TRUE.equals(on);
    }

    /** Whether a value is needed to compare with, and there is none. */
    boolean lacksValue() {
        boolean compares = condition != Condition.FILLED && condition != Condition.EMPTY;
        return compares && (wanted == null || wanted.isBlank());
    }

    /** Case does not matter. */
    boolean holds(@Nullable String value) {
        String text = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        String sought = Objects.requireNonNullElse(wanted, "").strip().toLowerCase(Locale.ROOT);
        return switch (condition) {
            case FILLED -> !text.isEmpty();
            case EMPTY -> text.isEmpty();
            case IS -> !sought.isEmpty() && text.equals(sought);
            case CONTAINS -> !sought.isEmpty() && text.contains(sought);
            case BEGINS -> !sought.isEmpty() && text.startsWith(sought);
        };
    }
}
