package io.tradewind.opportunity.internal.currency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What one unit of a currency is worth in the company's, from a day on. Never changed in place. */
@Embeddable
public class DatedRate {
    @Column(name = "place")
    private int place;

    @Column(name = "valid_from")
    private LocalDate validFrom = LocalDate.EPOCH;

    @Column(name = "rate", precision = 19, scale = 8)
    private BigDecimal rate = BigDecimal.ONE;

    /** For the persistence provider. */
    protected DatedRate() {}

    static DatedRate of(int place, LocalDate validFrom, BigDecimal rate) {
        DatedRate dated = new DatedRate();
        dated.place = place;
        dated.validFrom = validFrom;
        dated.rate = rate;
        return dated;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    BigDecimal rate() {
        return rate;
    }

    Map<String, Object> line() {
        return Map.of("validFrom", validFrom, "rate", rate.stripTrailingZeros());
    }
}
