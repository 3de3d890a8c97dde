package io.tradewind.runtime.internal.calendar;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.tradewind.entity.RecordEntity;

/** A day that is not what its weekday says: a holiday, or a weekend on which people work. */
@Entity
@Table(schema = "core", name = "calendar_days")
public class CalendarDay extends RecordEntity {
    @Column(name = "name", length = 200)
    private @Nullable String name;

    @Column(name = "on_day")
    private @Nullable LocalDate day;

    @Column(name = "works")
    private boolean works;

    /** A fresh one; the engine sets its fields one by one. */
    public CalendarDay() {}

    @Nullable
    String name() {
        return name;
    }

    void rename(@Nullable String newName) {
        name = newName;
    }

    @Nullable
    LocalDate day() {
        return day;
    }

    void fallOn(@Nullable LocalDate newDay) {
        day = newDay;
    }

    boolean works() {
        return works;
    }

    void work(@Nullable Boolean now) {
        works = Boolean.TRUE.equals(now);
    }
}
