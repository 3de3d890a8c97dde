package io.tradewind.followup.internal.plan;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.followup.NextStepChanged;
import io.tradewind.record.RecordRef;

/** What was told last to be the next thing to be done with a record. */
@Entity
@Table(schema = "followup", name = "next_steps")
public class NextStep {
    @Id
    @Column(name = "record_ref", length = 100)
    private String record = "";

    @Column(name = "plan_id", length = 36)
    private @Nullable String plan;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "goal", length = 400)
    private String goal = "";

    @Column(name = "owner_id", length = 36)
    private @Nullable String owner;

    /** For the persistence provider. */
    protected NextStep() {}

    static NextStep of(String record) {
        NextStep step = new NextStep();
        step.record = record;
        return step;
    }

    /** @return what to tell, if it is another step than before */
    Optional<NextStepChanged> become(@Nullable Plan next, Instant now) {
        boolean same = Objects.equals(dueAt, next == null ? null : next.dueAt())
                && goal.equals(next == null ? "" : String.valueOf(next.goal()))
                && Objects.equals(owner, next == null ? null : next.ownerId());
        plan = next == null ? null : next.id();
        if (same) {
            return Optional.empty();
        }
        dueAt = next == null ? null : next.dueAt();
        goal = next == null ? "" : String.valueOf(next.goal());
        owner = next == null ? null : next.ownerId();
        return RecordRef.parse(record).map(ref -> new NextStepChanged(ref.type(), ref.id(), dueAt, goal, owner, now));
    }

    @Override
    public String toString() {
        return "NextStep of " + record;
    }
}
