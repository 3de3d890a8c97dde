package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A function as it is called in a formula, while its arguments are looked at.
 *
 * @param at where the name stands
 */
record Call(String name, int at, List<Expression> arguments) {
    /** @throws FormulaProblem if there are others than so many */
    Call takes(int least, int most) {
        if (arguments.size() < least || arguments.size() > most) {
            throw least == most
                    ? new FormulaProblem("formula.arguments", name, least, at)
                    : new FormulaProblem("formula.arguments-between", name, least, most, at);
        }
        return this;
    }

    Call takes(int exactly) {
        return takes(exactly, exactly);
    }

    Call takesAtLeast(int least) {
        if (arguments.size() < least) {
            throw new FormulaProblem("formula.arguments-least", name, least, at);
        }
        return this;
    }

    /** All arguments from this one on are of the type. */
    Call with(int from, ValueType type) {
        for (int index = from; index < arguments.size(); index++) {
            one(index, type);
        }
        return this;
    }

    /** This argument is of the type. */
    Call one(int index, ValueType type) {
        if (index < arguments.size()
                && !arguments.get(index).isNothing()
                && arguments.get(index).type() != type) {
            throw new FormulaProblem("formula.wants-" + type.key(), name, at);
        }
        return this;
    }

    ValueType type(int index) {
        return arguments.get(index).type();
    }

    /** The one type that all of these have, but for those that are nothing. */
    ValueType common(List<Expression> some) {
        Set<ValueType> types = new java.util.LinkedHashSet<>();
        some.stream().filter(one -> !one.isNothing()).forEach(one -> types.add(one.type()));
        if (types.size() > 1) {
            throw new FormulaProblem("formula.mixed", name, at);
        }
        return types.isEmpty() ? ValueType.NOTHING : types.iterator().next();
    }

    /** A function of values that are all there; empty if one is not. */
    Expression of(ValueType type, Function<List<Object>, @Nullable Object> how) {
        return new Expression(type, fields -> {
            List<Object> values = new ArrayList<>(arguments.size());
            for (Expression argument : arguments) {
                Object value = argument.value(fields);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return how.apply(values);
        });
    }

    static BigDecimal number(List<Object> values, int index) {
        return (BigDecimal) values.get(index);
    }
}
