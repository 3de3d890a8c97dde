package io.tradewind.followup.internal.cadence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.calendar.WorkingDays;
import io.tradewind.entity.RecordEntity;
import io.tradewind.followup.Way;

/** A chain of steps that is laid on records: each step becomes a plan. */
@Entity
@Table(schema = "followup", name = "cadences")
public class Cadence extends RecordEntity {
    /** A step on its day. */
    record Due(String goal, Way way, Instant at) {}

    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "description", length = 8000)
    private @Nullable String description;

    @Column(name = "working_days")
    private boolean workingDays = true;

    @Column(name = "active")
    private boolean active = true;

    @ElementCollection
    @CollectionTable(schema = "followup", name = "cadence_steps", joinColumns = @JoinColumn(name = "cadence_id"))
    @OrderBy("place")
    private List<CadenceStep> steps = new ArrayList<>();

    /** A fresh one; the engine sets its fields one by one. */
    public Cadence() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    String description() {
        return description;
    }

    void describe(@Nullable String words) {
        description = words;
    }

    /** Whether days on which nobody works do not count. */
    boolean workingDays() {
        return workingDays;
    }

    void countWorkingDays(@Nullable Boolean only) {
        workingDays = Boolean.TRUE.equals(only);
    }

    boolean active() {
        return active;
    }

    void use(@Nullable Boolean use) {
        active = Boolean.TRUE.equals(use);
    }

    List<Map<String, Object>> steps() {
        return steps.stream().map(CadenceStep::line).toList();
    }

    void goThrough(@Nullable List<Map<String, Object>> lines) {
        steps.clear();
        if (lines != null) {
            lines.forEach(line -> steps.add(CadenceStep.of(line, steps.size())));
        }
    }

    /** The steps on their days from the first one on; at their hours where their owner lives. */
    List<Due> from(LocalDate first, ZoneId zone, WorkingDays calendar) {
        return steps.stream()
                .map(step -> {
                    LocalDate day = workingDays ? workingDay(first, step.day(), calendar) : first.plusDays(step.day());
                    return new Due(
                            step.goal(),
                            step.way(),
                            day.atTime(step.hour(), 0).atZone(zone).toInstant());
                })
                .toList();
    }

    private static LocalDate workingDay(LocalDate first, int count, WorkingDays calendar) {
        LocalDate begin = calendar.isWorkingDay(first) ? first : calendar.after(first, 1);
        return calendar.after(begin, count);
    }
}
