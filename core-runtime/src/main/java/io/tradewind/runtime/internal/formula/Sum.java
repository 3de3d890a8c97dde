package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

import io.tradewind.Money;

/** Money on its way through a formula: rounded only at the end. */
record Sum(BigDecimal amount, Currency currency) {
    static Sum of(Money money) {
        return new Sum(money.amount(), money.currency());
    }

    Sum with(BigDecimal other) {
        return new Sum(other, currency);
    }

    /** Two currencies have no sum and no order. */
    BigDecimal same(Sum other) {
        if (!currency.equals(other.currency)) {
            throw Unusable.VALUE;
        }
        return other.amount;
    }

    Money money() {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }
}
