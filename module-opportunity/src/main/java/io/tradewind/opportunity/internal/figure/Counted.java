package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** What of an opportunity is in the figures. */
@Entity
@Table(schema = "opportunity", name = "counted")
public class Counted {
    @Id
    @Column(name = "id", length = 36)
    private String id = "";

    @Column(name = "stage_id", length = 36)
    private String stage = "";

    @Column(name = "won")
    private boolean won;

    @Column(name = "team_id", length = 36)
    private @Nullable String team;

    @Column(name = "currency", length = 3)
    private String currency = "";

    @Column(name = "amount", precision = 31, scale = 4)
    private BigDecimal amount = BigDecimal.ZERO;

    @Column(name = "weighted", precision = 31, scale = 4)
    private BigDecimal weighted = BigDecimal.ZERO;

    /** For the persistence provider. */
    protected Counted() {}

    /** A row as {@link Figures} reads it. */
    static Counted of(@Nullable Object[] row) {
        Counted counted = new Counted();
        counted.id = Objects.toString(row[0]);
        counted.stage = Objects.toString(row[1]);
        counted.won = "WON".equals(Objects.toString(row[2]));
        counted.team = (String) row[3];
        counted.currency = row[5] instanceof String code ? code.strip() : "";
        counted.amount = row[4] instanceof BigDecimal number ? number : BigDecimal.ZERO;
        counted.weighted = row[6] instanceof BigDecimal number ? number : BigDecimal.ZERO;
        return counted;
    }

    String id() {
        return id;
    }

    /** Whether it counts the same as the other. */
    boolean counts(Counted other) {
        return cells().equals(other.cells())
                && amount.compareTo(other.amount) == 0
                && weighted.compareTo(other.weighted) == 0;
    }

    void become(Counted other) {
        stage = other.stage;
        won = other.won;
        team = other.team;
        currency = other.currency;
        amount = other.amount;
        weighted = other.weighted;
    }

    /** The figures that it is part of. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(List.of(new Cell(Cell.Kind.STAGE, stage, currency)));
        if (won) {
            cells.add(new Cell(Cell.Kind.WON, team, currency));
        }
        return cells;
    }

    Sum sum() {
        return new Sum(1, amount, weighted);
    }
}
