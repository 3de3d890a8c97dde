package io.tradewind.opportunity.internal.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;
import io.tradewind.entity.MoneyValue;
import io.tradewind.opportunity.internal.currency.Exchange;

/** What an opportunity would bring, and how likely it is that it does. */
@Embeddable
public class Worth {
    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "amount_currency"))
    private @Nullable MoneyValue amount;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "weighted_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "weighted_amount_currency"))
    private @Nullable MoneyValue weighted;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "monthly_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "monthly_amount_currency"))
    private @Nullable MoneyValue monthly;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "base_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "base_amount_currency"))
    private @Nullable MoneyValue base;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "base_weighted"))
    @AttributeOverride(name = "currency", column = @Column(name = "base_weighted_currency"))
    private @Nullable MoneyValue baseWeighted;

    @Column(name = "probability")
    private long probability;

    @Column(name = "own_probability")
    private boolean ownProbability;

    /** Whether the probability was set just now, perhaps together with the stage. */
    @Transient
    private boolean estimated;

    protected Worth() {}

    static Worth unknown() {
        return new Worth();
    }

    @Nullable
    Money amount() {
        return MoneyValue.toMoney(amount);
    }

    /** @throws TradewindException INVALID if it is less than zero */
    void value(@Nullable Money newAmount) {
        if (newAmount != null && newAmount.isNegative()) {
            throw new TradewindException(Kind.INVALID, "opportunities.negative-amount");
        }
        amount = MoneyValue.of(newAmount);
    }

    /** The amount times the probability. */
    @Nullable
    Money weighted() {
        return MoneyValue.toMoney(weighted);
    }

    /** The amount in the company's currency; in its own if no rate is known. */
    @Nullable
    Money base() {
        return MoneyValue.toMoney(base);
    }

    /** That, times the probability. */
    @Nullable
    Money baseWeighted() {
        return MoneyValue.toMoney(baseWeighted);
    }

    /** At the rate of the day. */
    void convert(Exchange exchange, LocalDate day) {
        Money own = amount();
        Money converted = own == null ? null : exchange.on(day, own);
        base = MoneyValue.of(converted);
        baseWeighted = converted == null ? null : MoneyValue.of(share(converted));
    }

    /** What comes in each month once it is won. */
    @Nullable
    Money monthly() {
        return MoneyValue.toMoney(monthly);
    }

    long probability() {
        return probability;
    }

    /** Whether somebody set the probability; else the stage's holds. */
    boolean ownProbability() {
        return ownProbability;
    }

    /** One of its own, until it moves on; null: the stage's. */
    void estimate(@Nullable Long percent) {
        ownProbability = percent != null;
        estimated = percent != null;
        probability = percent == null ? 0 : percent;
    }

    /** It goes by its stage again, unless it has just come to its first one or was estimated together with the move. */
    void moveOn(boolean first) {
        ownProbability = ownProbability && (first || estimated);
    }

    /** As it was before it came to another stage. */
    void stay(boolean own, long percent) {
        ownProbability = own;
        probability = percent;
    }

    /** @param usual what its stage says */
    void expect(long usual) {
        probability = ownProbability ? probability : usual;
    }

    /** There is nothing to estimate any more. */
    void settle(long percent) {
        probability = percent;
        ownProbability = false;
    }

    /** Works out what follows from the amount, which is that of the products if nobody says. */
    void reckon(List<ProductLine> products) {
        if (amount == null) {
            sum(products.stream()
                            .map(ProductLine::total)
                            .flatMap(Optional::stream)
                            .toList())
                    .ifPresent(this::value);
        }
        Money worth = amount();
        weighted = worth == null ? null : MoneyValue.of(share(worth));
        monthly = MoneyValue.of(sum(products.stream()
                        .map(ProductLine::monthly)
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(null));
    }

    private Money share(Money worth) {
        return new Money(
                worth.amount().multiply(BigDecimal.valueOf(probability)).movePointLeft(2), worth.currency());
    }

    /** Of one currency; of several there is no sum. */
    private static Optional<Money> sum(List<Money> amounts) {
        boolean one = amounts.stream().map(Money::currency).distinct().count() == 1;
        return one ? amounts.stream().reduce(Money::plus) : Optional.empty();
    }
}
