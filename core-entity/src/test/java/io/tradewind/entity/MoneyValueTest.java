package io.tradewind.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.tradewind.Money;

class MoneyValueTest {
    @Test
    void gives_back_the_money_it_holds() {
        var money = Money.of("1234.50", "CNY");

        assertThat(MoneyValue.toMoney(MoneyValue.of(money))).isEqualTo(money);
        assertThat(MoneyValue.toMoney(null)).isNull();
        assertThat(MoneyValue.of(null)).isNull();
    }

    @Test
    void equals_by_worth_and_currency() {
        assertThat(MoneyValue.of(Money.of("1.5", "CNY"))).isEqualTo(MoneyValue.of(Money.of("1.50", "CNY")));
        assertThat(MoneyValue.of(Money.of("1.5", "CNY"))).isNotEqualTo(MoneyValue.of(Money.of("1.5", "USD")));
    }
}
