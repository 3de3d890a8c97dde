package io.tradewind.followup.internal.reminder;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** The owner was told of a plan that was due at that time. There is each once: nobody is told twice. */
@Entity
@Table(schema = "followup", name = "plan_reminders")
@IdClass(PlanReminder.Key.class)
public class PlanReminder {
    /** Of what they were told. */
    public enum Kind {
        DUE,
        OVERDUE,
        /** Once more, at a time that they wanted; that time stands in the place of when it was due. */
        SNOOZED
    }

    /** What there is once. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String plan = "";

        private @Nullable Instant dueAt;
        private Kind kind = Kind.DUE;

        /** For the persistence provider. */
        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && plan.equals(that.plan)
                    && Objects.equals(dueAt, that.dueAt)
                    && kind == that.kind;
        }

        @Override
        public int hashCode() {
            return Objects.hash(plan, dueAt, kind);
        }
    }

    @Id
    @Column(name = "plan_id", length = 36)
    private String plan = "";

    @Id
    @Column(name = "due_at")
    private Instant dueAt = Instant.EPOCH;

    @Id
    @Column(name = "kind", length = 20)
    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.DUE;

    @Column(name = "told_at")
    private Instant toldAt = Instant.EPOCH;

    /** For the persistence provider. */
    protected PlanReminder() {}

    static PlanReminder of(String plan, Instant dueAt, Kind kind, Instant now) {
        PlanReminder reminder = new PlanReminder();
        reminder.plan = plan;
        reminder.dueAt = dueAt;
        reminder.kind = kind;
        reminder.toldAt = now;
        return reminder;
    }

    @Override
    public String toString() {
        return kind + " of " + plan + ", told at " + toldAt;
    }
}
