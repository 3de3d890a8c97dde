package io.tradewind.customer.internal.care;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last day on which all plans were looked through; a single row. */
@Entity
@Table(schema = "customer", name = "care_runs")
public class CareRun {
    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "run_day")
    private LocalDate day = LocalDate.EPOCH;

    /** For the persistence provider. */
    protected CareRun() {}

    boolean isDone(LocalDate today) {
        return !day.isBefore(today);
    }

    void finish(LocalDate today) {
        day = today;
    }

    void startOver() {
        day = LocalDate.EPOCH;
    }

    @Override
    public String toString() {
        return "CareRun " + id + " of " + day;
    }
}
