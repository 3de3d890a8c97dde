package io.tradewind.followup.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.followup.FollowUpRecorded;
import io.tradewind.followup.Way;
import io.tradewind.privacy.PersonalData;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.RecordRef;

/** What somebody did with a record: how, when, what came of it, and what is to be done next. */
@Entity
@Table(schema = "followup", name = "follow_ups")
public class FollowUp extends RecordEntity {
    private static final int LONGEST_TITLE = 80;
    private static final int CLOCKS_DIFFER_MINUTES = 15;

    @Column(name = "record_ref", length = 100)
    private @Nullable String record;

    @Column(name = "title", length = 400)
    private @Nullable String title;

    @Column(name = "way", length = 40)
    @Enumerated(EnumType.STRING)
    private Way way = Way.CALL;

    @Column(name = "done_at")
    private @Nullable Instant at;

    @Column(name = "summary", length = 8000)
    private @Nullable String summary;

    @Column(name = "outcome", length = 60)
    private @Nullable String outcome;

    @Column(name = "next_at")
    private @Nullable Instant nextAt;

    @Column(name = "next_step", length = 400)
    private @Nullable String nextStep;

    @Column(name = "no_next_reason", length = 400)
    private @Nullable String noNextReason;

    @Column(name = "open_end")
    private boolean openEnd = true;

    @Column(name = "plan_id", length = 36)
    private @Nullable String plan;

    @Column(name = "corrects_id", length = 36)
    private @Nullable String corrects;

    @Column(name = "mail_id", length = 36)
    private @Nullable String mail;

    @ElementCollection
    @CollectionTable(schema = "followup", name = "follow_up_people", joinColumns = @JoinColumn(name = "follow_up_id"))
    @OrderBy("place")
    private List<Companion> people = new ArrayList<>();

    /** For the persistence provider. */
    public FollowUp() {}

    /** A fresh one of this moment; the engine sets its fields one by one. */
    static FollowUp now(Instant now) {
        FollowUp fresh = new FollowUp();
        fresh.at = now.truncatedTo(ChronoUnit.SECONDS);
        return fresh;
    }

    /** The record that it is about. */
    @Nullable
    String record() {
        return record;
    }

    void tellOf(@Nullable String newRecord) {
        record = newRecord;
    }

    @Nullable
    String title() {
        return title;
    }

    Way way() {
        return way;
    }

    void go(@Nullable Way newWay) {
        way = Objects.requireNonNullElse(newWay, Way.OTHER);
    }

    @Nullable
    Instant at() {
        return at;
    }

    void happen(@Nullable Instant newAt) {
        at = newAt;
    }

    @Nullable
    String summary() {
        return summary;
    }

    /** What was done; its first line names it. */
    void tell(@Nullable String words) {
        summary = words;
        String first = words == null
                ? ""
                : words.strip().lines().findFirst().orElse("").strip();
        boolean longer = first.codePointCount(0, first.length()) > LONGEST_TITLE;
        title = longer ? first.substring(0, first.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…" : first;
    }

    @Nullable
    String outcome() {
        return outcome;
    }

    void leadTo(@Nullable String newOutcome) {
        outcome = newOutcome;
    }

    @Nullable
    Instant nextAt() {
        return nextAt;
    }

    void goOnAt(@Nullable Instant next) {
        nextAt = next;
        openEnd = isOpenEnded();
    }

    @Nullable
    String nextStep() {
        return nextStep;
    }

    void goOnWith(@Nullable String step) {
        nextStep = step;
    }

    @Nullable
    String noNextReason() {
        return noNextReason;
    }

    void endBecause(@Nullable String reason) {
        noNextReason = reason;
        openEnd = isOpenEnded();
    }

    /** Whether nobody said when to go on, nor why not. */
    boolean openEnd() {
        return openEnd;
    }

    private boolean isOpenEnded() {
        return nextAt == null && noNextReason == null;
    }

    /** What somebody wrote about a person; that and when they were spoken to stays. Also of what is locked. */
    void forget() {
        tell(PersonalData.ERASED);
        nextStep = null;
        noNextReason = noNextReason == null ? null : PersonalData.ERASED;
    }

    /** Id of the plan that was carried out. */
    @Nullable
    String plan() {
        return plan;
    }

    void carryOut(@Nullable String newPlan) {
        plan = newPlan;
    }

    /** Id of the follow-up that it puts right. */
    @Nullable
    String corrects() {
        return corrects;
    }

    void correct(@Nullable String other) {
        corrects = other;
    }

    /** Id of the e-mail that it tells of. */
    @Nullable
    String mail() {
        return mail;
    }

    void tellOfMail(@Nullable String newMail) {
        mail = newMail;
    }

    /** Lines that name the colleagues who are to know of it. */
    List<Map<String, Object>> people() {
        return people.stream().map(Companion::line).toList();
    }

    void bring(@Nullable List<Map<String, Object>> lines) {
        Set<String> users = new LinkedHashSet<>();
        if (lines != null) {
            lines.forEach(line -> users.add(String.valueOf(line.get(Companion.USER))));
        }
        List<Companion> fresh = new ArrayList<>();
        users.forEach(user -> fresh.add(Companion.of(user, fresh.size())));
        people.clear();
        people.addAll(fresh);
    }

    /** Ids of the colleagues who are to know of it. */
    List<String> companions() {
        return people.stream().map(Companion::user).toList();
    }

    /** What is wrong with the times and with the next step. */
    List<FieldProblem> problems(boolean asksNextStep, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        if (at != null && at.isAfter(now.plus(CLOCKS_DIFFER_MINUTES, ChronoUnit.MINUTES))) {
            problems.add(FieldProblem.of("at", "follow-ups.not-yet"));
        }
        if (at != null && nextAt != null && !nextAt.isAfter(at)) {
            problems.add(FieldProblem.of("nextAt", "follow-ups.next-before"));
        }
        if (asksNextStep && openEnd) {
            problems.add(FieldProblem.of("nextAt", "follow-ups.next-step-missing"));
        }
        return problems;
    }

    FollowUpRecorded recorded(Instant now) {
        RecordRef ref = ref();
        return new FollowUpRecorded(
                id(),
                ref.type(),
                ref.id(),
                way,
                Objects.requireNonNullElse(at, now),
                outcome,
                Objects.requireNonNullElse(ownerId(), ""),
                now);
    }

    RecordRef ref() {
        return RecordRef.parse(Objects.requireNonNullElse(record, ""))
                .orElseThrow(() -> new IllegalStateException("it is about no record"));
    }
}
