package io.tradewind.followup.internal.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.RecordEntity;
import io.tradewind.followup.PlanCancelled;
import io.tradewind.followup.PlanDone;
import io.tradewind.followup.PlanMade;
import io.tradewind.followup.PlanRescheduled;
import io.tradewind.followup.Way;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.InvalidRecord;
import io.tradewind.record.RecordRef;

/** Something that is to be done with a record at a time: {@code PLANNED → RUNNING → DONE}, or {@code CANCELLED} before it is done. */
@Entity
@Table(schema = "followup", name = "plans")
public class Plan extends RecordEntity {
    /** How far it is. */
    public enum State {
        PLANNED,
        RUNNING,
        DONE,
        CANCELLED;

        /** Whether it still waits to be done. */
        public boolean isOpen() {
            return this == PLANNED || this == RUNNING;
        }
    }

    /** Minutes that it takes unless somebody says otherwise. */
    static final long USUAL_MINUTES = 30;

    @Column(name = "record_ref", length = 100)
    private @Nullable String record;

    @Column(name = "goal", length = 400)
    private @Nullable String goal;

    @Column(name = "way", length = 40)
    @Enumerated(EnumType.STRING)
    private Way way = Way.CALL;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "duration")
    private long duration = USUAL_MINUTES;

    @Column(name = "state", length = 40)
    @Enumerated(EnumType.STRING)
    private State state = State.PLANNED;

    @Column(name = "note", length = 8000)
    private @Nullable String note;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    @Column(name = "remind_at")
    private @Nullable Instant remindAt;

    @Column(name = "follow_up_id", length = 36)
    private @Nullable String followUp;

    @Column(name = "cadence_id", length = 36)
    private @Nullable String cadence;

    @Column(name = "cancel_reason", length = 1000)
    private @Nullable String cancelReason;

    /** A fresh one; the engine sets its fields one by one. */
    public Plan() {}

    /** The record that it is about. */
    @Nullable
    String record() {
        return record;
    }

    void concern(@Nullable String newRecord) {
        if (!Objects.equals(record, newRecord)) {
            requireOpen();
            record = newRecord;
        }
    }

    @Nullable
    String goal() {
        return goal;
    }

    void aim(@Nullable String newGoal) {
        goal = newGoal;
    }

    Way way() {
        return way;
    }

    void go(@Nullable Way newWay) {
        way = Objects.requireNonNullElse(newWay, Way.OTHER);
    }

    public @Nullable Instant dueAt() {
        return dueAt;
    }

    void move(@Nullable Instant newDueAt) {
        if (!Objects.equals(dueAt, newDueAt)) {
            requireOpen();
            dueAt = newDueAt;
            remindAt = null;
        }
    }

    /** When its owner is reminded again; null: as usual. */
    public @Nullable Instant remindAt() {
        return remindAt;
    }

    void snooze(Instant until, Instant now) {
        requireOpen();
        if (!until.isAfter(now)) {
            throw new InvalidRecord(List.of(FieldProblem.of("until", "plans.snoozed-into-past")));
        }
        remindAt = until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** In minutes. */
    Long duration() {
        return duration;
    }

    void take(@Nullable Long minutes) {
        duration = Objects.requireNonNullElse(minutes, USUAL_MINUTES);
    }

    /** When it should be over; null while it is not said when it begins. */
    public @Nullable Instant endsAt() {
        return dueAt == null ? null : dueAt.plus(Duration.ofMinutes(duration));
    }

    State state() {
        return state;
    }

    boolean isOpen() {
        return state.isOpen();
    }

    @Nullable
    String note() {
        return note;
    }

    void explain(@Nullable String words) {
        note = words;
    }

    @Nullable
    Instant doneAt() {
        return doneAt;
    }

    /** Id of the follow-up that tells how it was done. */
    @Nullable
    String followUp() {
        return followUp;
    }

    /** Id of the cadence that made it. */
    @Nullable
    String cadence() {
        return cadence;
    }

    void follow(@Nullable String newCadence) {
        cadence = newCadence;
    }

    @Nullable
    String cancelReason() {
        return cancelReason;
    }

    /** What somebody wrote about a person; that and when something was to be done stays. */
    void forget() {
        goal = PersonalData.ERASED;
        note = null;
        cancelReason = cancelReason == null ? null : PersonalData.ERASED;
    }

    void start() {
        if (state != State.PLANNED) {
            throw notOpen();
        }
        state = State.RUNNING;
    }

    PlanDone complete(String byFollowUp, Instant now) {
        requireOpen();
        state = State.DONE;
        doneAt = now;
        followUp = byFollowUp;
        RecordRef ref = ref();
        return new PlanDone(id(), ref.type(), ref.id(), byFollowUp, now);
    }

    PlanCancelled cancel(String reason, Instant now) {
        requireOpen();
        state = State.CANCELLED;
        cancelReason = reason;
        RecordRef ref = ref();
        return new PlanCancelled(id(), ref.type(), ref.id(), reason, now);
    }

    PlanMade made(Instant now) {
        RecordRef ref = ref();
        return new PlanMade(
                id(),
                ref.type(),
                ref.id(),
                way,
                Objects.requireNonNullElse(goal, ""),
                Objects.requireNonNull(dueAt),
                Objects.requireNonNullElse(ownerId(), ""),
                now);
    }

    PlanRescheduled rescheduled(Instant before, Instant now) {
        RecordRef ref = ref();
        return new PlanRescheduled(id(), ref.type(), ref.id(), before, Objects.requireNonNull(dueAt), now);
    }

    RecordRef ref() {
        return RecordRef.parse(Objects.requireNonNullElse(record, ""))
                .orElseThrow(() -> new IllegalStateException("it is about no record"));
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw notOpen();
        }
    }

    private TradewindException notOpen() {
        return new TradewindException(Kind.CONFLICT, "plans.closed");
    }
}
