package io.tradewind.runtime.internal.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Functions that look at whether a value is there, and those of yes and no. */
final class Choices {
    private Choices() {}

    static void into(Map<String, Function<Call, Expression>> all) {
        all.put("if", Choices::cases);
        all.put("coalesce", call -> {
            call.takesAtLeast(1);
            return new Expression(call.common(call.arguments()), fields -> firstOf(call.arguments(), fields));
        });
        all.put("isEmpty", call -> {
            Expression one = call.takes(1).arguments().getFirst();
            return new Expression(ValueType.YES_NO, fields -> Operators.isEmpty(one.value(fields)));
        });
        all.put(
                "and",
                call -> call.takesAtLeast(1).with(0, ValueType.YES_NO).arguments().stream()
                        .reduce(Operators::both)
                        .orElseThrow());
        all.put(
                "or",
                call -> call.takesAtLeast(1).with(0, ValueType.YES_NO).arguments().stream()
                        .reduce(Operators::either)
                        .orElseThrow());
        all.put(
                "not",
                call -> Operators.not(
                        call.takes(1).with(0, ValueType.YES_NO).arguments().getFirst()));
    }

    private static @Nullable Object firstOf(List<Expression> some, Function<String, @Nullable Object> fields) {
        Object value = null;
        for (Expression one : some) {
            value = one.value(fields);
            if (!Operators.isEmpty(value)) {
                return value;
            }
        }
        return value;
    }

    /** Conditions, each with its value, and a value for all other cases. A condition that is not known does not hold. */
    private static Expression cases(Call call) {
        call.takesAtLeast(2);
        List<Expression> conditions = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        int last = call.arguments().size() - 1;
        for (int index = 0; index <= last; index++) {
            boolean condition = index % 2 == 0 && index < last;
            (condition ? conditions : values).add(call.arguments().get(index));
            if (condition) {
                call.one(index, ValueType.YES_NO);
            }
        }
        if (values.size() == conditions.size()) {
            values.add(Expression.constant(ValueType.NOTHING, null));
        }
        return new Expression(call.common(values), fields -> {
            int chosen = 0;
            while (chosen < conditions.size()
                    && !Boolean.TRUE.equals(conditions.get(chosen).value(fields))) {
                chosen++;
            }
            return values.get(chosen).value(fields);
        });
    }
}
