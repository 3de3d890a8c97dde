package io.tradewind.opportunity.internal.currency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.record.FieldProblem;

class ExchangeTest {
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 9, 1);

    private final Exchange exchange = new Exchange(
            "CNY", Map.of("USD", new TreeMap<>(Map.of(SPRING, new BigDecimal("7.2"), AUTUMN, new BigDecimal("7.0")))));

    @Test
    void a_rate_holds_from_its_day_until_the_next_one_begins() {
        Money dollars = Money.of("100", "USD");

        assertThat(exchange.on(SPRING, dollars)).isEqualTo(Money.of("720", "CNY"));
        assertThat(exchange.on(AUTUMN.minusDays(1), dollars)).isEqualTo(Money.of("720", "CNY"));
        assertThat(exchange.on(AUTUMN, dollars)).isEqualTo(Money.of("700", "CNY"));
    }

    @Test
    void what_has_no_rate_for_the_day_is_never_taken_for_the_company_s_currency() {
        assertThat(exchange.on(SPRING.minusDays(1), Money.of("100", "USD"))).isEqualTo(Money.of("100", "USD"));
        assertThat(exchange.on(AUTUMN, Money.of("100", "EUR"))).isEqualTo(Money.of("100", "EUR"));
        assertThat(new Exchange(null, exchange.rates()).on(AUTUMN, Money.of("100", "USD")))
                .isEqualTo(Money.of("100", "USD"));
    }

    @Test
    void the_company_s_own_amounts_stay_and_others_are_rounded_to_its_smallest_coin() {
        assertThat(exchange.on(AUTUMN, Money.of("5.55", "CNY"))).isEqualTo(Money.of("5.55", "CNY"));
        assertThat(exchange.on(SPRING, Money.of("0.01", "USD"))).isEqualTo(Money.of("0.07", "CNY"));
    }

    @Test
    void rates_of_one_day_rates_of_nothing_and_unknown_currencies_are_refused() {
        TradedCurrency currency = new TradedCurrency();
        currency.call("abc");
        currency.quote(List.of(
                Map.of("validFrom", SPRING, "rate", new BigDecimal("0")),
                Map.of("validFrom", SPRING, "rate", new BigDecimal("1"))));

        assertThat(currency.problems())
                .extracting(FieldProblem::code)
                .containsExactly("currencies.unknown", "currencies.rate-not-positive", "currencies.day-twice");
    }
}
