package io.tradewind.runtime.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How numbers, dates and headers are read as people write them. */
class CellTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234.5;1234.5",
                "1,234.50;1234.50",
                "12,345,678;12345678",
                "1.234,50;1234.50",
                "12,5;12.5",
                "(300);-300",
                "-5;-5",
                "１２３;123",
                "12万;120000",
                "1.5亿;150000000",
                "3k;3000",
                "1e3;1E+3",
                "0;0"
            })
    void reads_numbers(String typed, String value) {
        assertThat(NumberText.of(typed))
                .hasValueSatisfying(number -> assertThat(number.value()).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "¥1,234;CNY",
                "￥5;CNY",
                "$ 12.5;USD",
                "US$3;USD",
                "USD 12;USD",
                "12 EUR;EUR",
                "100元;CNY",
                "€7;EUR",
                "-$5;USD"
            })
    void reads_the_currency_that_is_named(String typed, String currency) {
        assertThat(NumberText.of(typed))
                .hasValueSatisfying(number -> assertThat(number.currency()).isEqualTo(currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "1,23,4", "12x", "--5", "1.2.3", "$5 EUR", "12 abc", "1e999999999", "", "NaN", "=1+1"})
    void takes_nothing_else_for_a_number(String typed) {
        assertThat(NumberText.of(typed)).isEmpty();
    }

    private static DateStyle style(String... cells) {
        var column = new DateStyle.Column();
        List.of(cells).forEach(column::look);
        return column.style();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-3-4",
                "2026/03/04",
                "2026.3.4",
                "2026年3月4日",
                "20260304",
                "2026-03-04 15:30",
                "2026-03-04T15:30:00"
            })
    void reads_dates_that_begin_with_the_year_in_any_column(String cell) {
        assertThat(DateStyle.UNCLEAR.date(cell)).hasValue(LocalDate.of(2026, 3, 4));
    }

    @Test
    void finds_american_and_european_columns_by_a_day_beyond_twelve() {
        assertThat(style("3/4/2026", "12/25/2026").date("3/4/2026")).hasValue(LocalDate.of(2026, 3, 4));
        assertThat(style("3/4/2026", "25/12/2026").date("3/4/2026")).hasValue(LocalDate.of(2026, 4, 3));
    }

    @Test
    void refuses_what_could_be_either() {
        assertThat(style("3/4/2026", "5/6/2026").date("3/4/2026")).isEmpty();
        assertThat(style("13/4/2026", "5/16/2026").date("3/4/2026")).isEmpty();
        assertThat(style("3/4/2026").date("5/5/2026")).hasValue(LocalDate.of(2026, 5, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "tomorrow", "1/1", "99999-01-01"})
    void refuses_days_that_do_not_exist(String cell) {
        assertThat(DateStyle.MONTH_FIRST.date(cell)).isEmpty();
    }

    @Test
    void reads_instants_in_the_readers_zone_unless_they_say_otherwise() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");

        assertThat(DateStyle.UNCLEAR.instant("2026-03-04 15:30", shanghai))
                .hasValue(Instant.parse("2026-03-04T07:30:00Z"));
        assertThat(DateStyle.MONTH_FIRST.instant("3/14/2026 3:30 PM", shanghai))
                .hasValue(Instant.parse("2026-03-14T07:30:00Z"));
        assertThat(DateStyle.UNCLEAR.instant("2026-03-04T15:30:00+01:00", shanghai))
                .hasValue(Instant.parse("2026-03-04T14:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Revenue (USD million),revenue,1000000,USD",
        "年营业额（万元）,年营业额,10000,CNY",
        "office_location,officelocation,,",
        "Credit [EUR],credit,,EUR",
        "E-Mail,email,,"
    })
    void reads_headers_with_their_units(String text, String key, String factor, String currency) {
        Header header = new Header(text);

        assertThat(header.key()).isEqualTo(key);
        assertThat(header.factor()).isEqualTo(factor == null ? null : new java.math.BigDecimal(factor));
        assertThat(header.currency()).isEqualTo(currency);
    }

    @Test
    void names_columns_so_that_none_is_empty_or_the_same() {
        assertThat(Header.names(List.of("Name", "", "Name", " Name ")))
                .containsExactly("Name", "Column 2", "Name (2)", "Name (3)");
    }
}
