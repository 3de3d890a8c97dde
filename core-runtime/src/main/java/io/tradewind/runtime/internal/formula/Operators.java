package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/** What signs between two values do. A sign beside an empty value gives an empty value. */
final class Operators {
    static final int LONGEST_TEXT = 10_000;
    private static final Set<ValueType> ORDERED = EnumSet.of(
            ValueType.NUMBER, ValueType.MONEY, ValueType.TEXT, ValueType.DATE, ValueType.MOMENT, ValueType.NOTHING);
    private static final int LAST_YEAR = 9999;

    private Operators() {}

    private static FormulaProblem mismatch(Token sign) {
        return new FormulaProblem("formula.operator", sign.text(), sign.at());
    }

    private static Expression strict(
            ValueType type, Expression left, Expression right, BiFunction<Object, Object, @Nullable Object> how) {
        return new Expression(type, fields -> {
            Object one = left.value(fields);
            Object other = right.value(fields);
            return one == null || other == null ? null : how.apply(one, other);
        });
    }

    // ---- sums and products

    static Expression plus(Expression left, Token sign, Expression right) {
        ValueType one = left.type();
        ValueType other = right.type();
        if (one == ValueType.TEXT || other == ValueType.TEXT) {
            return joined(left, sign, right);
        }
        if (one == ValueType.DATE && other == ValueType.NUMBER) {
            return strict(ValueType.DATE, left, right, (date, days) -> later(date, Decimals.count(days)));
        }
        return sum(left, sign, right, BigDecimal::add);
    }

    static Expression minus(Expression left, Token sign, Expression right) {
        if (left.type() == ValueType.DATE && right.type() == ValueType.NUMBER) {
            return strict(ValueType.DATE, left, right, (date, days) -> later(date, -Decimals.count(days)));
        }
        if (left.type() == ValueType.DATE && right.type() == ValueType.DATE) {
            return strict(ValueType.NUMBER, left, right, (date, from) -> days(from, date));
        }
        return sum(left, sign, right, BigDecimal::subtract);
    }

    static BigDecimal days(Object from, Object to) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between((LocalDate) from, (LocalDate) to));
    }

    static LocalDate later(Object date, int days) {
        return dated(() -> ((LocalDate) date).plusDays(days));
    }

    /** A day that calendars and databases have. */
    static LocalDate dated(java.util.function.Supplier<LocalDate> how) {
        try {
            LocalDate date = how.get();
            if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
                throw Unusable.VALUE;
            }
            return date;
        } catch (DateTimeException none) {
            throw Unusable.VALUE;
        }
    }

    private static Expression sum(
            Expression left, Token sign, Expression right, BiFunction<BigDecimal, BigDecimal, BigDecimal> how) {
        if (left.type() == ValueType.MONEY && right.type() == ValueType.MONEY) {
            return strict(ValueType.MONEY, left, right, (one, other) -> {
                Sum sum = (Sum) one;
                return sum.with(Decimals.fitted(how.apply(sum.amount(), sum.same((Sum) other))));
            });
        }
        return numbers(left, sign, right, (one, other) -> Decimals.fitted(how.apply(one, other)));
    }

    private static Expression numbers(
            Expression left, Token sign, Expression right, BiFunction<BigDecimal, BigDecimal, BigDecimal> how) {
        if (!isNumber(left) || !isNumber(right)) {
            throw mismatch(sign);
        }
        return strict(ValueType.NUMBER, left, right, (one, other) -> how.apply((BigDecimal) one, (BigDecimal) other));
    }

    private static boolean isNumber(Expression one) {
        return one.type() == ValueType.NUMBER || one.isNothing();
    }

    private static Expression joined(Expression left, Token sign, Expression right) {
        if (!isText(left) || !isText(right)) {
            throw mismatch(sign);
        }
        return strict(ValueType.TEXT, left, right, (one, other) -> bounded(text(one) + text(other)));
    }

    /** Whether it has a text that reads the same for everybody. */
    static boolean isText(Expression one) {
        return one.type() == ValueType.TEXT
                || one.type() == ValueType.NUMBER
                || one.type() == ValueType.DATE
                || one.isNothing();
    }

    static String text(Object value) {
        return value instanceof BigDecimal number ? Decimals.text(number) : value.toString();
    }

    static String bounded(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw Unusable.VALUE;
        }
        return text;
    }

    /** No value, or a text of no characters. */
    static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("");
    }

    static Expression times(Expression left, Token sign, Expression right) {
        if (left.type() == ValueType.MONEY && isNumber(right)) {
            return scaled(left, right, BigDecimal::multiply);
        }
        if (isNumber(left) && right.type() == ValueType.MONEY) {
            return scaled(right, left, BigDecimal::multiply);
        }
        return numbers(left, sign, right, (one, other) -> Decimals.fitted(one.multiply(other)));
    }

    private static Expression scaled(
            Expression money, Expression number, BiFunction<BigDecimal, BigDecimal, BigDecimal> how) {
        return strict(ValueType.MONEY, money, number, (sum, factor) -> {
            Sum whole = (Sum) sum;
            return whole.with(Decimals.fitted(how.apply(whole.amount(), (BigDecimal) factor)));
        });
    }

    static Expression through(Expression left, Token sign, Expression right) {
        if (left.type() == ValueType.MONEY && right.type() == ValueType.MONEY) {
            return strict(ValueType.NUMBER, left, right, (one, other) -> {
                Sum sum = (Sum) one;
                return Decimals.quotient(sum.amount(), sum.same((Sum) other));
            });
        }
        return left.type() == ValueType.MONEY && isNumber(right)
                ? scaled(left, right, Decimals::quotient)
                : numbers(left, sign, right, Decimals::quotient);
    }

    static Expression rest(Expression left, Token sign, Expression right) {
        return numbers(left, sign, right, Decimals::rest);
    }

    static Expression negative(Token sign, Expression one) {
        Expression zero = Expression.constant(ValueType.NUMBER, BigDecimal.ZERO);
        return one.type() == ValueType.MONEY
                ? scaled(one, Expression.constant(ValueType.NUMBER, BigDecimal.ONE.negate()), BigDecimal::multiply)
                : numbers(zero, sign, one, BigDecimal::subtract);
    }

    // ---- comparisons

    /** Written {@code ==} or {@code !=}; beside {@code null} or {@code ''} it asks whether there is a value. */
    static Expression equal(Expression left, Token sign, Expression right, boolean wanted) {
        if (left.isEmpty() || right.isEmpty()) {
            Expression one = left.isEmpty() ? right : left;
            return new Expression(ValueType.YES_NO, fields -> isEmpty(one.value(fields)) == wanted);
        }
        if (left.type() != right.type()) {
            throw mismatch(sign);
        }
        return strict(ValueType.YES_NO, left, right, (one, other) -> same(one, other) == wanted);
    }

    private static boolean same(Object one, Object other) {
        return switch (one) {
            case BigDecimal number -> number.compareTo((BigDecimal) other) == 0;
            case Sum sum ->
                sum.amount().compareTo(((Sum) other).amount()) == 0
                        && sum.currency().equals(((Sum) other).currency());
            default -> Objects.equals(one, other);
        };
    }

    static Expression ordered(Expression left, Token sign, Expression right) {
        boolean alike = left.type() == right.type() || left.isNothing() || right.isNothing();
        if (!alike || !ORDERED.contains(left.type()) || !ORDERED.contains(right.type())) {
            throw mismatch(sign);
        }
        return strict(ValueType.YES_NO, left, right, (one, other) -> {
            int order = compare(one, other);
            return switch (sign.text()) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both are of one type
    static int compare(Object one, Object other) {
        return one instanceof Sum sum
                ? sum.amount().compareTo(sum.same((Sum) other))
                : ((Comparable) one).compareTo(other);
    }

    // ---- yes and no

    /** What is not known does not matter if the other side decides. */
    static Expression both(Expression left, Expression right) {
        return decided(left, right, false);
    }

    static Expression either(Expression left, Expression right) {
        return decided(left, right, true);
    }

    private static Expression decided(Expression left, Expression right, boolean decisive) {
        return new Expression(ValueType.YES_NO, fields -> {
            Object one = left.value(fields);
            if (one != null && one.equals(decisive)) {
                return decisive;
            }
            Object other = right.value(fields);
            if (other != null && other.equals(decisive)) {
                return decisive;
            }
            return one == null || other == null ? null : (Object) !decisive;
        });
    }

    static Expression not(Expression one) {
        return new Expression(ValueType.YES_NO, fields -> {
            Object value = one.value(fields);
            return value == null ? null : (Object) !((Boolean) value);
        });
    }
}
