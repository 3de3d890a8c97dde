package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** What of an opportunity is in the figures. Never changed in place: another one takes its place. */
@Entity
@Table(schema = "opportunity", name = "counted")
public class Counted {
    private static final String NO_MONEY = "";

    @Id
    @Column(name = "id", length = 36)
    private String id = "";

    @Column(name = "stage_id", length = 36)
    private String stage = "";

    @Column(name = "state", length = 20)
    private String state = "";

    @Column(name = "ended_month", length = 7)
    private @Nullable String month;

    @Column(name = "team_id", length = 36)
    private @Nullable String team;

    @Column(name = "owner_id", length = 36)
    private @Nullable String owner;

    @Column(name = "product", length = 60)
    private @Nullable String product;

    @Column(name = "currency", length = 3)
    private String currency = NO_MONEY;

    @Column(name = "amount", precision = 31, scale = 4)
    private BigDecimal amount = BigDecimal.ZERO;

    @Column(name = "weighted", precision = 31, scale = 4)
    private BigDecimal weighted = BigDecimal.ZERO;

    /** For the persistence provider. */
    protected Counted() {}

    /** A row of {@link Figures#ROWS}. */
    static Counted of(@Nullable Object[] row) {
        Counted counted = new Counted();
        counted.id = Objects.toString(row[0]);
        counted.stage = Objects.toString(row[1]);
        counted.state = Objects.toString(row[2]);
        counted.month = row[3] instanceof LocalDate day ? day.toString().substring(0, 7) : null;
        counted.team = (String) row[4];
        counted.owner = (String) row[5];
        counted.product = (String) row[6];
        counted.currency = row[8] instanceof String code ? code : NO_MONEY;
        counted.amount = row[7] instanceof BigDecimal number ? number : BigDecimal.ZERO;
        counted.weighted = row[9] instanceof BigDecimal number ? number : BigDecimal.ZERO;
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
        state = other.state;
        month = other.month;
        team = other.team;
        owner = other.owner;
        product = other.product;
        currency = other.currency;
        amount = other.amount;
        weighted = other.weighted;
    }

    /** The figures that it is part of. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(Cell.STAGE, stage, null, null, null, null, currency));
        if (state.equals(Cell.WON) || state.equals(Cell.LOST)) {
            cells.add(new Cell(state, null, month, team, owner, product, currency));
        }
        return cells;
    }

    BigDecimal amount() {
        return amount;
    }

    BigDecimal weighted() {
        return weighted;
    }
}
