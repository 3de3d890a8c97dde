package io.tradewind.customer.internal.grading;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far the day's look at all customers has come: a single row, so that it goes on after a stop, on whichever node. */
@Entity
@Table(schema = "customer", name = "grading_runs")
public class GradingRun {
    /** Before any id. */
    private static final String START = " ";

    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "run_day")
    private LocalDate day = LocalDate.EPOCH;

    @Column(name = "after_id", length = 36)
    private String after = START;

    @Column(name = "done")
    private boolean done;

    /** For the persistence provider. */
    protected GradingRun() {}

    boolean isDone(LocalDate today) {
        return done && day.equals(today);
    }

    /** Where it goes on; on another day from the beginning. */
    String after(LocalDate today) {
        return day.equals(today) ? after : START;
    }

    void advance(LocalDate today, String last) {
        day = today;
        after = last;
        done = false;
    }

    void finish(LocalDate today) {
        day = today;
        done = true;
    }

    void startOver() {
        after = START;
        done = false;
    }

    @Override
    public String toString() {
        return "GradingRun " + id + " of " + day + " after " + after;
    }
}
