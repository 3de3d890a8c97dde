package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
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

    @Column(name = "base_currency", length = 3)
    private String baseCurrency = "";

    @Column(name = "base_amount", precision = 31, scale = 4)
    private BigDecimal baseAmount = BigDecimal.ZERO;

    @Column(name = "base_weighted", precision = 31, scale = 4)
    private BigDecimal baseWeighted = BigDecimal.ZERO;

    /** For the persistence provider. */
    protected Counted() {}

    /** A row as {@link Figures} reads it. */
    static Counted of(@Nullable Object[] row) {
        Counted counted = new Counted();
        counted.id = Objects.toString(row[0]);
        counted.stage = Objects.toString(row[1]);
        counted.won = "WON".equals(Objects.toString(row[2]));
        counted.team = (String) row[3];
        counted.currency = code(row[5]);
        counted.amount = number(row[4]);
        counted.weighted = number(row[6]);
        counted.baseCurrency = code(row[8]);
        counted.baseAmount = number(row[7]);
        counted.baseWeighted = number(row[9]);
        return counted;
    }

    private static String code(@Nullable Object currency) {
        return currency instanceof String code ? code.strip() : "";
    }

    private static BigDecimal number(@Nullable Object sum) {
        return sum instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    String id() {
        return id;
    }

    /** Whether it counts the same as the other. */
    boolean counts(Counted other) {
        Map<Cell, Sum> mine = sums();
        Map<Cell, Sum> theirs = other.sums();
        return mine.keySet().equals(theirs.keySet())
                && mine.entrySet().stream()
                        .allMatch(each -> each.getValue().equalsIn(theirs.getOrDefault(each.getKey(), Sum.NOTHING)));
    }

    void become(Counted other) {
        stage = other.stage;
        won = other.won;
        team = other.team;
        currency = other.currency;
        amount = other.amount;
        weighted = other.weighted;
        baseCurrency = other.baseCurrency;
        baseAmount = other.baseAmount;
        baseWeighted = other.baseWeighted;
    }

    /** The figures that it is part of, and what it adds to each. */
    Map<Cell, Sum> sums() {
        Sum own = new Sum(1, amount, weighted);
        Sum base = new Sum(1, baseAmount, baseWeighted);
        Map<Cell, Sum> sums = new HashMap<>();
        sums.put(new Cell(Cell.Kind.STAGE, stage, currency), own);
        sums.put(new Cell(Cell.Kind.STAGE_BASE, stage, baseCurrency), base);
        if (won) {
            sums.put(new Cell(Cell.Kind.WON, team, currency), own);
            sums.put(new Cell(Cell.Kind.WON_BASE, team, baseCurrency), base);
        }
        return sums;
    }
}
