package io.tradewind.runtime.internal.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.tradewind.Money;
import io.tradewind.custom.Formulas;
import io.tradewind.record.FieldKind;
import io.tradewind.record.FieldProblem;
import io.tradewind.record.FieldSpec;

/** What formulas say, and what they must not say. */
class FormulaTest {
    private static final Map<String, FieldKind> FIELDS = Map.ofEntries(
            Map.entry("name", FieldKind.TEXT),
            Map.entry("number", FieldKind.TEXT),
            Map.entry("level", FieldKind.CHOICE),
            Map.entry("size", FieldKind.INTEGER),
            Map.entry("custom.none", FieldKind.DECIMAL),
            Map.entry("custom.nothing", FieldKind.TEXT),
            Map.entry("custom.rate", FieldKind.DECIMAL),
            Map.entry("credit", FieldKind.MONEY),
            Map.entry("debt", FieldKind.MONEY),
            Map.entry("begin", FieldKind.DATE),
            Map.entry("end", FieldKind.DATE),
            Map.entry("calledAt", FieldKind.INSTANT),
            Map.entry("doneAt", FieldKind.INSTANT),
            Map.entry("big", FieldKind.BOOLEAN),
            Map.entry("unknown", FieldKind.BOOLEAN),
            Map.entry("tags", FieldKind.TAGS),
            Map.entry("parent", FieldKind.REFERENCE),
            Map.entry("lines", FieldKind.LINES));

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("name", "华为技术"),
            Map.entry("number", "C-000007"),
            Map.entry("level", "A"),
            Map.entry("size", 3L),
            Map.entry("custom.rate", new BigDecimal("0.1000")),
            Map.entry("credit", Money.of("100.00", "CNY")),
            Map.entry("debt", Money.of("30.00", "USD")),
            Map.entry("begin", LocalDate.of(2026, 1, 31)),
            Map.entry("end", LocalDate.of(2026, 3, 1)),
            Map.entry("calledAt", Instant.parse("2026-01-01T08:00:00Z")),
            Map.entry("doneAt", Instant.parse("2026-01-01T09:30:00Z")),
            Map.entry("big", true),
            Map.entry("tags", List.of("VIP", "NEW")));

    static FieldSpec field(String name, FieldKind kind, String formula) {
        return new FieldSpec(name, kind, "x", 200, null, null, "", List.of(), List.of(), "main", Set.of(), formula, "");
    }

    static Formula formula(FieldKind kind, String source) {
        return Formula.of(
                field("custom.result", kind, source),
                name -> Optional.ofNullable(FIELDS.get(name)).map(known -> field(name, known, "")));
    }

    private static @Nullable Object value(FieldKind kind, String source) {
        return formula(kind, source).value(VALUES::get);
    }

    private static String problem(FieldKind kind, String source) {
        try {
            formula(kind, source);
            return "none";
        } catch (FormulaProblem problem) {
            FieldProblem told = problem.at("formula");
            return told.code() + " " + told.arguments();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        0.1 + 0.2                          | 0.3
        1 / 3                              | 0.3333
        2 / 3                              | 0.6667
        10 / 4 * 4                         | 10
        1 / 3 * 3                          | 1
        2 + 3 * 4                          | 14
        (2 + 3) * 4                        | 20
        -2 - -3                            | 1
        7 % 3                              | 1
        round(2.5)                         | 3
        round(-2.5)                        | -3
        round(1.005, 2)                    | 1.01
        round(1234, -2)                    | 1200
        floor(-1.2)                        | -2
        ceil(1.21, 1)                      | 1.3
        abs(-4)                            | 4
        max(1, size, 2)                    | 3
        min(1, size)                       | 1
        size * custom.rate                 | 0.3
        ROUND(SIZE(), 1)                   | !
        if(level == 'A', 30, 90)           | 30
        if(level = "B", 30, 90)            | 90
        level == 'A' ? 30 : 90             | 30
        if(size > 5, 1, size > 2, 2, 3)    | 2
        coalesce(custom.none, 0)           | 0
        coalesce(custom.none, size) + 1    | 4
        days(begin, end)                   | 29
        end - begin                        | 29
        months(begin, end)                 | 1
        years(begin, end)                  | 0
        hours(calledAt, doneAt)            | 1.5
        year(end) * 100 + month(end)       | 202603
        quarter(end)                       | 1
        weekday(begin)                     | 6
        length(name)                       | 4
        amount(credit) / 3                 | 33.3333
        credit / money(50, 'CNY')          | 2
        number('12.50')                    | 12.5
        ｉｆ(size > 2, 1, 2)                | !
        round（1.25，1）                     | 1.3
        """)
    void numbers_are_decimal(String source, String expected) {
        if (expected.equals("!")) {
            assertThat(problem(FieldKind.DECIMAL, source)).startsWith("formula.unknown-function");
            return;
        }
        assertThat((BigDecimal) value(FieldKind.DECIMAL, source)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        name + ' (' + number + ')'         | 华为技术 (C-000007)
        ‘客户：’ + name                     | 客户：华为技术
        “级别” + level                      | 级别A
        'it''s ' + level                   | it's A
        left(name, 2)                      | 华为
        right(name, 2)                     | 技术
        upper('ab') + lower('CD')          | ABcd
        replace(number, '000', '')         | C-007
        trim('  x ')                       | x
        size + '家'                         | 3家
        text(0.50)                         | 0.5
        begin + ''                         | 2026-01-31
        currency(credit)                   | CNY
        if(contains(tags, 'VIP'), '贵宾', '') | 贵宾
        coalesce(custom.nothing, '无')      | 无
        """)
    void texts_are_put_together(String source, String expected) {
        assertThat(value(FieldKind.TEXT, source)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        size > 2 and level == 'A'              | true
        size > 2 && !(level == 'A')            | false
        not size > 2                           | false
        not(size > 2)                          | false
        or(size > 9, begin < end)              | true
        and(big, size != 3)                    | false
        size <> 3                              | false
        isEmpty(custom.none)                   | true
        isEmpty(parent)                        | true
        custom.none == null                    | true
        custom.nothing == ''                   | true
        name != null                           | true
        unknown or size == 3                   | true
        unknown and size == 4                  | false
        startsWith(number, 'C-')               | true
        contains(name, '为')                    | true
        credit > debt                          | ~
        credit > money(99, 'CNY')              | true
        unknown and size == 3                  | ~
        """)
    void conditions_are_yes_or_no(String source, String expected) {
        assertThat(value(FieldKind.BOOLEAN, source))
                .isEqualTo(expected.equals("~") ? null : (Object) Boolean.valueOf(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        begin + 1               | 2026-02-01
        end - 1                 | 2026-02-28
        addMonths(begin, 1)     | 2026-02-28
        addYears(end, -1)       | 2025-03-01
        addDays(begin, 30)      | 2026-03-02
        endOfMonth(end)         | 2026-03-31
        date(2026, 2, 28)       | 2026-02-28
        max(begin, end)         | 2026-03-01
        """)
    void dates_are_days(String source, LocalDate expected) {
        assertThat(value(FieldKind.DATE, source)).isEqualTo(expected);
    }

    @Test
    void money_keeps_its_currency_and_is_rounded_once_at_the_end() {
        assertThat(value(FieldKind.MONEY, "credit * 0.005 * 100")).isEqualTo(Money.of("50.00", "CNY"));
        assertThat(value(FieldKind.MONEY, "credit / 3 * 3")).isEqualTo(Money.of("100.00", "CNY"));
        assertThat(value(FieldKind.MONEY, "credit - money(0.5, 'CNY')")).isEqualTo(Money.of("99.50", "CNY"));
        assertThat(value(FieldKind.MONEY, "-credit")).isEqualTo(Money.of("-100.00", "CNY"));
        assertThat(value(FieldKind.MONEY, "credit + debt")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        custom.none + 1
        custom.none * size
        round(custom.none)
        size / (size - 3)
        size % (size - 3)
        if(custom.none > 1, 1, custom.none)
        999999999999999999 * 999999999999999999
        99999999999999 * 100
        number(name)
        round(1.5, 99)
        """)
    void what_cannot_be_computed_is_empty(String source) {
        assertThat(value(FieldKind.DECIMAL, source)).isNull();
    }

    @Test
    void what_a_field_cannot_hold_is_empty() {
        assertThat(value(FieldKind.TEXT, "name + custom.nothing")).isNull();
        assertThat(value(FieldKind.TEXT, "'" + "x".repeat(300) + "'")).isNull();
        assertThat(value(FieldKind.TEXT, "''")).isNull();
        assertThat(value(FieldKind.DATE, "addYears(begin, 9000)")).isNull();
        assertThat(value(FieldKind.DATE, "date(2026, 2, 30)")).isNull();
        assertThat(value(FieldKind.INTEGER, "999999999 * 999999999")).isNull();
        assertThat(value(FieldKind.INTEGER, "2.5")).isEqualTo(3L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        size +                     | formula.ends-early [7]
        size + * 2                 | formula.unexpected [*, 8]
        (size                      | formula.ends-early [6]
        size size                  | formula.unexpected [size, 6]
        annualRevenu * 2           | formula.unknown-field [annualRevenu, 1]
        1 + rate                   | formula.added-field [rate, custom.rate, 5]
        rounded(size)              | formula.unknown-function [rounded, 1]
        today() - begin            | formula.no-today [today, 1]
        days(begin, now)           | formula.no-today [now, 13]
        round()                    | formula.arguments-between [round, 1, 2, 1]
        abs(1, 2)                  | formula.arguments [abs, 1, 1]
        if(true)                   | formula.arguments-least [if, 2, 1]
        size * name                | formula.operator [*, 6]
        name - 1                   | formula.operator [-, 6]
        size == 'A'                | formula.operator [==, 6]
        days(size, end)            | formula.wants-date [days, 1]
        round(name)                | formula.wants-number [round, 1]
        length(size)               | formula.wants-text [length, 1]
        size and 1                 | formula.wants-yes-no [and, 6]
        if(big, 1, 'one')          | formula.mixed [if, 1]
        size / 0                   | formula.divides-by-zero [6]
        size % 0.00                | formula.divides-by-zero [6]
        name                       | formula.gives-text []
        begin                      | formula.gives-date []
        credit                     | formula.gives-money []
        size > 2                   | formula.gives-yes-no []
        null                       | formula.gives-nothing []
        parent                     | formula.gives-record []
        lines                      | formula.field-not-kept [lines, 1]
        'open                      | formula.open-text [1]
        12abc                      | formula.bad-number [12, 1]
        size # 2                   | formula.bad-sign [#, 6]
        """)
    void a_wrong_formula_is_refused_saying_what_and_where(String source, String expected) {
        assertThat(problem(FieldKind.DECIMAL, source)).isEqualTo(expected);
    }

    @Test
    void a_formula_has_its_limits() {
        assertThat(problem(FieldKind.DECIMAL, " ".repeat(1_999) + "1")).isEqualTo("none");
        assertThat(problem(FieldKind.DECIMAL, " ".repeat(2_000) + "1")).isEqualTo("formula.too-long [2000]");
        assertThat(problem(FieldKind.DECIMAL, "(".repeat(100) + "1" + ")".repeat(100)))
                .startsWith("formula.too-deep");
        assertThat(problem(FieldKind.EMAIL, "name")).isEqualTo("formula.kind []");
    }

    @Test
    void these_kinds_of_fields_can_be_computed_and_no_others() {
        for (FieldKind kind : FieldKind.values()) {
            boolean possible = List.of("name", "size", "credit", "big", "begin").stream()
                    .anyMatch(source -> problem(kind, source).equals("none"));
            assertThat(possible).as(kind.name()).isEqualTo(Formulas.KINDS.contains(kind));
        }
    }

    @Test
    void a_formula_says_what_it_reads() {
        assertThat(formula(FieldKind.DECIMAL, "if(level == 'A', size, custom.rate)")
                        .reads())
                .containsExactlyInAnyOrder("level", "size", "custom.rate");
    }

    @Test
    void computed_fields_come_after_those_they_read_and_never_go_round() {
        Map<String, Formula> all = new HashMap<>();
        Map<String, String> sources = Map.of("a", "b + c", "b", "c * 2", "c", "1");
        sources.forEach((name, source) -> all.put(
                name,
                Formula.of(
                        field(name, FieldKind.DECIMAL, source),
                        other -> Optional.of(field(other, FieldKind.DECIMAL, "")))));

        assertThat(FormulaOrder.of(all)).extracting(one -> one.field().name()).containsExactly("c", "b", "a");

        all.put(
                "c",
                Formula.of(
                        field("c", FieldKind.DECIMAL, "a"), other -> Optional.of(field(other, FieldKind.DECIMAL, ""))));
        FieldProblem round = org.assertj.core.api.Assertions.catchThrowableOfType(
                        FormulaProblem.class, () -> FormulaOrder.of(all))
                .at("formula");
        assertThat(round.code()).isEqualTo("formula.cycle");
        assertThat(String.valueOf(round.arguments().getFirst())).contains(" → ");
    }
}
