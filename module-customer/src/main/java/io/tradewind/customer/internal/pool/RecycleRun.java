package io.tradewind.customer.internal.pool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** When customers were last looked through; a single row, moved on by whoever does the run. */
@Entity
@Table(schema = "customer", name = "recycle_runs")
public class RecycleRun {
    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "ran_at")
    private long ranAt;

    /** For the persistence provider. */
    protected RecycleRun() {}

    @Override
    public String toString() {
        return "RecycleRun " + id + " at " + ranAt;
    }
}
