package io.tradewind.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.record.Reference;
import io.tradewind.ui.internal.sample.KeysAsTexts;

class ReaderTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Reader chinese = Reader.of(new KeysAsTexts(), Locale.SIMPLIFIED_CHINESE, SHANGHAI);
    private final Reader english = Reader.of(new KeysAsTexts(), Locale.ENGLISH, SHANGHAI);

    @Test
    void writes_money_with_its_decimals_and_sign_in_front() {
        assertThat(english.money(Money.of("1284500", "CNY"))).isEqualTo("¥1,284,500.00");
        assertThat(english.money(Money.of("-20.5", "EUR"))).isEqualTo("−€20.50");
        assertThat(chinese.money(Money.of("5000", "JPY"))).isEqualTo("JP¥5,000");
    }

    @Test
    void shortens_money_as_the_language_counts() {
        assertThat(chinese.shortMoney(Money.of("1285000", "CNY"))).isEqualTo("¥128.5万");
        assertThat(english.shortMoney(Money.of("1285000", "CNY"))).isEqualTo("¥1.3M");
    }

    @Test
    void leaves_cents_away_only_where_there_are_none() {
        assertThat(english.plainMoney(Money.of("1284500", "CNY"))).isEqualTo("¥1,284,500");
        assertThat(english.plainMoney(Money.of("-20.5", "EUR"))).isEqualTo("−€20.50");
    }

    @Test
    void keeps_a_numbers_own_decimals() {
        assertThat(english.number(new BigDecimal("1234.50"))).isEqualTo("1,234.5");
        assertThat(english.number(new BigDecimal("1E+3"))).isEqualTo("1,000");
    }

    @Test
    void writes_days_in_the_order_of_the_language() {
        assertThat(chinese.day(LocalDate.of(2025, 3, 7))).isEqualTo("2025-03-07");
        assertThat(english.day(LocalDate.of(2025, 3, 7))).isEqualTo("7 Mar 2025");
        assertThat(chinese.shortDay(LocalDate.of(2019, 3, 7))).isEqualTo("2019-03-07");
        assertThat(chinese.shortDay(chinese.today().withDayOfMonth(1))).endsWith("月1日");
    }

    @Test
    void shows_moments_in_the_readers_zone() {
        assertThat(chinese.moment(Instant.parse("2025-03-07T18:30:00Z"))).isEqualTo("2025-03-08 02:30");
    }

    @Test
    void says_how_long_ago_something_was() {
        assertThat(english.ago(Instant.now())).isEqualTo("ui.ago.now");
        assertThat(english.ago(Instant.now().minusSeconds(300))).isEqualTo("ui.ago.minutes 5");
        assertThat(english.ago(Instant.parse("2020-01-02T00:00:00Z"))).isEqualTo("2 Jan 2020");
    }

    @Test
    void says_on_which_day_and_when_something_will_be() {
        assertThat(english.ago(Instant.parse("2999-01-02T06:30:00Z"))).matches("2 Jan 2999 \\d\\d:30");
    }

    @Test
    void shows_any_value_of_a_record() {
        assertThat(english.show(null)).isEmpty();
        assertThat(english.show(Boolean.TRUE)).isEqualTo("ui.yes");
        assertThat(english.show(4200L)).isEqualTo("4,200");
        assertThat(english.show(new Reference("1", "Yunfan"))).isEqualTo("Yunfan");
        assertThat(english.show(new Reference("1", null))).isEqualTo("ui.hidden");
    }
}
