package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** How many opportunities there are of a kind, and what they add up to. */
@Entity
@Table(schema = "opportunity", name = "figures")
public class Figure {
    @Id
    @Column(name = "id", length = 400)
    private String id = "";

    @Column(name = "kind", length = 20)
    private String kind = "";

    @Column(name = "stage_id", length = 36)
    private @Nullable String stage;

    @Column(name = "ended_month", length = 7)
    private @Nullable String month;

    @Column(name = "team_id", length = 36)
    private @Nullable String team;

    @Column(name = "owner_id", length = 36)
    private @Nullable String owner;

    @Column(name = "product", length = 60)
    private @Nullable String product;

    @Column(name = "currency", length = 3)
    private String currency = "";

    @Column(name = "figure_count")
    private long count;

    @Column(name = "amount", precision = 31, scale = 4)
    private BigDecimal amount = BigDecimal.ZERO;

    @Column(name = "weighted", precision = 31, scale = 4)
    private BigDecimal weighted = BigDecimal.ZERO;

    /** For the persistence provider. */
    protected Figure() {}

    static Figure of(Cell cell) {
        Figure figure = new Figure();
        figure.id = cell.key();
        figure.kind = cell.kind();
        figure.stage = cell.stage();
        figure.month = cell.month();
        figure.team = cell.team();
        figure.owner = cell.owner();
        figure.product = cell.product();
        figure.currency = cell.currency();
        return figure;
    }

    void add(Sum change) {
        count += change.count();
        amount = amount.add(change.amount());
        weighted = weighted.add(change.weighted());
    }

    boolean isEmpty() {
        return count == 0;
    }

    Sum sum() {
        return new Sum(count, amount, weighted);
    }

    Cell cell() {
        return new Cell(kind, stage, month, team, owner, product, currency);
    }
}
