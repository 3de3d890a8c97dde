package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;

/** So many opportunities, worth so much. */
record Sum(long count, BigDecimal amount, BigDecimal weighted) {
    static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);

    Sum plus(Sum other) {
        return new Sum(count + other.count, amount.add(other.amount), weighted.add(other.weighted));
    }

    Sum negated() {
        return new Sum(-count, amount.negate(), weighted.negate());
    }

    /** Without its amounts: they are in a currency that is not asked for. */
    Sum counted() {
        return new Sum(count, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
