package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Functions of days, which are the same days for everybody. */
final class DateFunctions {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

    private DateFunctions() {}

    static void into(Map<String, Function<Call, Expression>> all) {
        all.put("days", call -> between(call, ChronoUnit.DAYS));
        all.put("months", call -> between(call, ChronoUnit.MONTHS));
        all.put("years", call -> between(call, ChronoUnit.YEARS));
        all.put(
                "hours",
                call -> call.takes(2)
                        .with(0, ValueType.MOMENT)
                        .of(ValueType.NUMBER, values -> hours((Instant) values.get(0), (Instant) values.get(1))));
        all.put("addDays", call -> later(call, LocalDate::plusDays));
        all.put("addMonths", call -> later(call, LocalDate::plusMonths));
        all.put("addYears", call -> later(call, LocalDate::plusYears));
        all.put(
                "endOfMonth",
                call -> call.takes(1)
                        .with(0, ValueType.DATE)
                        .of(
                                ValueType.DATE,
                                values -> ((LocalDate) values.getFirst()).with(TemporalAdjusters.lastDayOfMonth())));
        all.put("year", call -> part(call, LocalDate::getYear));
        all.put("quarter", call -> part(call, date -> date.get(IsoFields.QUARTER_OF_YEAR)));
        all.put("month", call -> part(call, LocalDate::getMonthValue));
        all.put("day", call -> part(call, LocalDate::getDayOfMonth));
        all.put("weekday", call -> part(call, date -> date.getDayOfWeek().getValue()));
        all.put(
                "date",
                call -> call.takes(3)
                        .with(0, ValueType.NUMBER)
                        .of(
                                ValueType.DATE,
                                values -> Operators.dated(() -> LocalDate.of(
                                        Decimals.count(values.get(0)),
                                        Decimals.count(values.get(1)),
                                        Decimals.count(values.get(2))))));
    }

    private static BigDecimal hours(Instant from, Instant to) {
        return Decimals.quotient(BigDecimal.valueOf(ChronoUnit.SECONDS.between(from, to)), SECONDS);
    }

    private static Expression between(Call call, ChronoUnit unit) {
        return call.takes(2)
                .with(0, ValueType.DATE)
                .of(
                        ValueType.NUMBER,
                        values ->
                                BigDecimal.valueOf(unit.between((LocalDate) values.get(0), (LocalDate) values.get(1))));
    }

    private static Expression later(Call call, BiFunction<LocalDate, Integer, LocalDate> how) {
        return call.takes(2)
                .one(0, ValueType.DATE)
                .one(1, ValueType.NUMBER)
                .of(
                        ValueType.DATE,
                        values -> Operators.dated(
                                () -> how.apply((LocalDate) values.get(0), Decimals.count(values.get(1)))));
    }

    private static Expression part(Call call, ToLongFunction<LocalDate> how) {
        return call.takes(1)
                .with(0, ValueType.DATE)
                .of(ValueType.NUMBER, values -> BigDecimal.valueOf(how.applyAsLong((LocalDate) values.getFirst())));
    }
}
