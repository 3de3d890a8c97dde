package io.tradewind.customer.internal.care;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;
import io.tradewind.entity.Tags;

/** An occasion on which customers should hear from their owner. */
@Entity
@Table(schema = "customer", name = "care_plans")
public class CarePlan extends RecordEntity {
    /** What happens. */
    enum Occasion {
        /** A contact has birthday in so many days or sooner. */
        BIRTHDAY,
        /** The customer renews in so many days or sooner. */
        RENEWAL,
        /** Nobody has spoken to the customer for so many days. */
        SILENCE
    }

    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "active")
    private boolean active = true;

    @Column(name = "occasion", length = 40)
    @Enumerated(EnumType.STRING)
    private Occasion occasion = Occasion.BIRTHDAY;

    @Column(name = "days")
    private long days;

    @Column(name = "levels", length = 2000)
    private @Nullable String levels;

    @Column(name = "advice", length = 8000)
    private @Nullable String advice;

    /** A fresh one; the engine sets its fields one by one. */
    public CarePlan() {}

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

    Occasion occasion() {
        return occasion;
    }

    void celebrate(@Nullable Occasion newOccasion) {
        occasion = newOccasion == null ? Occasion.BIRTHDAY : newOccasion;
    }

    long days() {
        return days;
    }

    void allow(@Nullable Long newDays) {
        days = newDays == null ? 0 : newDays;
    }

    List<String> levels() {
        return Tags.of(levels);
    }

    void rank(@Nullable List<String> codes) {
        levels = Tags.kept(codes);
    }

    @Nullable
    String advice() {
        return advice;
    }

    void advise(@Nullable String newAdvice) {
        advice = newAdvice;
    }

    /** Whether it is for customers of this level; without levels it is for all. */
    boolean isFor(@Nullable String level) {
        return levels().isEmpty() || (level != null && levels().contains(level));
    }

    /**
     * The day that something should be done for, if that is near.
     *
     * @param date of birth, of the renewal, or since when nobody has spoken to the customer
     */
    Optional<LocalDate> due(LocalDate date, LocalDate today) {
        return switch (occasion) {
            case BIRTHDAY -> near(nextBirthday(date, today), today);
            case RENEWAL -> near(date, today);
            case SILENCE -> date.plusDays(days).isBefore(today) ? Optional.of(today) : Optional.empty();
        };
    }

    private Optional<LocalDate> near(LocalDate day, LocalDate today) {
        return day.isBefore(today) || day.isAfter(today.plusDays(days)) ? Optional.empty() : Optional.of(day);
    }

    /** Who was born on the 29th of February has birthday on the 28th in other years. */
    private static LocalDate nextBirthday(LocalDate born, LocalDate today) {
        LocalDate thisYear = MonthDay.from(born).atYear(today.getYear());
        return thisYear.isBefore(today) ? MonthDay.from(born).atYear(today.getYear() + 1) : thisYear;
    }

    /** What is done once: the same subject's same occasion is not cared for twice, however often it is found. */
    String key(String subject, LocalDate date, LocalDate due) {
        LocalDate once = occasion == Occasion.SILENCE ? date : due;
        return id() + " " + subject + " " + once;
    }
}
