package io.tradewind.opportunity.internal.currency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/**
 * What amounts are worth in the company's currency.
 *
 * @param base the company's currency; null: nobody has said
 * @param rates by currency and the day from which they hold
 */
public record Exchange(@Nullable String base, Map<String, NavigableMap<LocalDate, BigDecimal>> rates) {
    public Exchange {
        Map<String, NavigableMap<LocalDate, BigDecimal>> copy = new HashMap<>();
        rates.forEach((currency, dated) -> copy.put(currency, new TreeMap<>(dated)));
        rates = Map.copyOf(copy);
    }

    /** In the company's currency at the rate of the day; as it is if no rate is known for then: it must not be taken for something else. */
    public Money on(LocalDate day, Money amount) {
        String own = base;
        NavigableMap<LocalDate, BigDecimal> dated = rates.get(amount.currency().getCurrencyCode());
        if (own == null || dated == null) {
            return amount;
        }
        Map.Entry<LocalDate, BigDecimal> rate = dated.floorEntry(day);
        return rate == null ? amount : new Money(amount.amount().multiply(rate.getValue()), Currency.getInstance(own));
    }
}
