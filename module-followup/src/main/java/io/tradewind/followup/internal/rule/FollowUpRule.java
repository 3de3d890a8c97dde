package io.tradewind.followup.internal.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** A rule for follow-ups. */
@Entity
@Table(schema = "followup", name = "rules")
public class FollowUpRule extends RecordEntity {
    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "lock_days")
    private @Nullable Long lockDays;

    @Column(name = "asks_next_step")
    private boolean asksNextStep;

    @Column(name = "active")
    private boolean active = true;

    /** A fresh one; the engine sets its fields one by one. */
    public FollowUpRule() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    /** Days after which a follow-up can no longer be changed; null: never. */
    @Nullable
    Long lockDays() {
        return lockDays;
    }

    void lockAfter(@Nullable Long days) {
        lockDays = days;
    }

    boolean asksNextStep() {
        return asksNextStep;
    }

    void askNextStep(@Nullable Boolean asks) {
        asksNextStep = Boolean.TRUE.equals(asks);
    }

    boolean active() {
        return active;
    }

    void use(@Nullable Boolean use) {
        active = Boolean.TRUE.equals(use);
    }
}
