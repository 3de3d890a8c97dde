package io.tradewind.opportunity.internal.figure;

import java.math.BigDecimal;

/** So many opportunities, worth so much. */
record Sum(long count, BigDecimal amount, BigDecimal weighted) {
    static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);

    Sum plus(Sum other) {
        return new Sum(count + other.count, amount.add(other.amount), weighted.add(other.weighted));
    }

    /** Whether both come to the same, however many digits they are written with. */
    boolean equalsIn(Sum other) {
        return count == other.count && amount.compareTo(other.amount) == 0 && weighted.compareTo(other.weighted) == 0;
    }

    Sum negated() {
        return new Sum(-count, amount.negate(), weighted.negate());
    }

    /** Without its amounts: they are in a currency that is not asked for. */
    Sum counted() {
        return new Sum(count, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
