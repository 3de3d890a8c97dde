package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.tradewind.Money;

/** Functions of numbers and money. */
final class NumberFunctions {
    private NumberFunctions() {}

    static void into(Map<String, Function<Call, Expression>> all) {
        all.put("round", call -> rounding(call, RoundingMode.HALF_UP));
        all.put("floor", call -> rounding(call, RoundingMode.FLOOR));
        all.put("ceil", call -> rounding(call, RoundingMode.CEILING));
        all.put("abs", call -> each(call.takes(1), BigDecimal::abs));
        all.put("min", call -> chosen(call, (one, other) -> Operators.compare(one, other) <= 0 ? one : other));
        all.put("max", call -> chosen(call, (one, other) -> Operators.compare(one, other) >= 0 ? one : other));
        all.put(
                "amount",
                call -> call.takes(1)
                        .with(0, ValueType.MONEY)
                        .of(ValueType.NUMBER, values -> ((Sum) values.getFirst()).amount()));
        all.put(
                "currency",
                call -> call.takes(1)
                        .with(0, ValueType.MONEY)
                        .of(
                                ValueType.TEXT,
                                values -> ((Sum) values.getFirst()).currency().getCurrencyCode()));
        all.put(
                "money",
                call -> call.takes(2)
                        .one(0, ValueType.NUMBER)
                        .one(1, ValueType.TEXT)
                        .of(ValueType.MONEY, NumberFunctions::money));
        all.put(
                "number",
                call -> call.takes(1)
                        .with(0, ValueType.TEXT)
                        .of(ValueType.NUMBER, values -> number((String) values.getFirst())));
    }

    private static Sum money(List<Object> values) {
        return Money.currency((String) values.get(1))
                .map(currency -> new Sum(Call.number(values, 0), currency))
                .orElseThrow(() -> Unusable.VALUE);
    }

    private static BigDecimal number(String text) {
        if (!text.strip().matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,20})?")) {
            throw Unusable.VALUE;
        }
        return Decimals.fitted(new BigDecimal(text.strip()));
    }

    private static Expression rounding(Call call, RoundingMode mode) {
        call.takes(1, 2).one(1, ValueType.NUMBER);
        return scaled(call, values -> {
            int places = values.size() > 1 ? Decimals.count(values.get(1)) : 0;
            return number -> Decimals.rounded(number, places, mode);
        });
    }

    private static Expression each(Call call, UnaryOperator<BigDecimal> how) {
        return scaled(call, values -> how);
    }

    /** Of a number or of money, which it stays. */
    private static Expression scaled(Call call, Function<List<Object>, UnaryOperator<BigDecimal>> how) {
        if (call.type(0) == ValueType.MONEY) {
            return call.of(ValueType.MONEY, values -> {
                Sum sum = (Sum) values.getFirst();
                return sum.with(how.apply(values).apply(sum.amount()));
            });
        }
        return call.one(0, ValueType.NUMBER)
                .of(ValueType.NUMBER, values -> how.apply(values).apply(Call.number(values, 0)));
    }

    private static Expression chosen(Call call, BinaryOperator<Object> how) {
        ValueType type = call.takesAtLeast(1).common(call.arguments());
        if (type != ValueType.MONEY && type != ValueType.DATE && type != ValueType.MOMENT) {
            call.with(0, ValueType.NUMBER);
        }
        return call.of(type, values -> values.stream().reduce(how).orElseThrow());
    }
}
