package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** How many opportunities there are of a kind, and what they add up to. */
@Entity
@Table(schema = "opportunity", name = "figures")
public class Figure {
    @Id
    @Column(name = "id", length = 100)
    private String id = "";

    @Column(name = "kind", length = 20)
    @Enumerated(EnumType.STRING)
    private Cell.Kind kind = Cell.Kind.STAGE;

    @Column(name = "subject_id", length = 36)
    private @Nullable String subject;

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
        figure.subject = cell.subject();
        figure.currency = cell.currency();
        return figure;
    }

    void add(Sum change) {
        Sum now = sum().plus(change);
        count = now.count();
        amount = now.amount();
        weighted = now.weighted();
    }

    boolean isEmpty() {
        return count == 0;
    }

    Sum sum() {
        return new Sum(count, amount, weighted);
    }

    Cell cell() {
        return new Cell(kind, subject, currency);
    }
}
