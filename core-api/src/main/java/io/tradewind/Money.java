package io.tradewind;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * An amount in a currency, rounded half-even to the currency's minor unit. Sums of different currencies do not exist, nor do amounts
 * of what ISO 4217 lists without being money: {@code XXX}, {@code XTS}, metals, drawing rights.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    public Money {
        requireNonNull(currency, "currency");
        if (!isMoney(currency)) {
            throw new IllegalArgumentException(currency + " is no money");
        }
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
    }

    /**
     * @param amount decimal number, for example {@code 1234.50}
     * @param currency ISO 4217 code, for example {@code CNY}
     * @throws IllegalArgumentException if either is not one
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** @param code ISO 4217 code in any case; empty if there is no money of that code */
    public static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code.toUpperCase(Locale.ROOT)))
                    .filter(Money::isMoney);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static boolean isMoney(Currency currency) {
        return currency.getDefaultFractionDigits() >= 0;
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new TradewindException(
                    TradewindException.Kind.CONFLICT,
                    "money.currency-mismatch",
                    currency.getCurrencyCode(),
                    other.currency.getCurrencyCode());
        }
    }
}
