package io.tradewind.entity;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/**
 * How an aggregate holds {@link Money}: two columns, {@code <field>} of type {@code decimal(19,4)} and
 * {@code <field>_currency} of type {@code char(3)}; the migration macro <code>${money(credit_limit)}</code> writes both.
 * The record engine expects these names.
 *
 * <pre>{@code
 * @Embedded
 * @AttributeOverride(name = "amount", column = @Column(name = "credit_limit"))
 * @AttributeOverride(name = "currency", column = @Column(name = "credit_limit_currency"))
 * private @Nullable MoneyValue creditLimit;
 *
 * @Nullable Money creditLimit() { return MoneyValue.toMoney(creditLimit); }
 *
 * void limitCredit(@Nullable Money limit) { creditLimit = MoneyValue.of(limit); }
 * }</pre>
 *
 * Never changed in place: a new amount is a new value.
 */
@Embeddable
public class MoneyValue {
    @Column(name = "amount", precision = 19, scale = 4)
    private BigDecimal amount;

    @Column(name = "currency", length = 3)
    private String currency;

    /** For the persistence provider. */
    protected MoneyValue() {
        this(BigDecimal.ZERO, "XXX");
    }

    private MoneyValue(BigDecimal amount, String currency) {
        this.amount = amount;
        this.currency = currency;
    }

    public static @Nullable MoneyValue of(@Nullable Money money) {
        return money == null
                ? null
                : new MoneyValue(money.amount(), money.currency().getCurrencyCode());
    }

    public static @Nullable Money toMoney(@Nullable MoneyValue value) {
        return value == null ? null : new Money(value.amount, Currency.getInstance(value.currency));
    }

    /** Equal if it is the same money: the database's scale does not matter. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MoneyValue that && amount.compareTo(that.amount) == 0 && currency.equals(that.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(amount.stripTrailingZeros(), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
