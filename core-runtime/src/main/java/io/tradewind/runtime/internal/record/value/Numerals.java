package io.tradewind.runtime.internal.record.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as JSON and files write them. */
final class Numerals {
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([,\\u00a0 ]\\d{3})*(\\.\\d+)?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DIGITS = 60;

    private Numerals() {}

    static BigDecimal decimal(Object raw, boolean lenient) {
        return switch (raw) {
            case BigDecimal number -> bounded(number);
            case BigInteger number -> bounded(new BigDecimal(number));
            case Double number -> finite(number);
            case Float number -> finite(Double.valueOf(number.toString()));
            case Byte number -> BigDecimal.valueOf(number);
            case Short number -> BigDecimal.valueOf(number);
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case String text -> parse(text.strip(), lenient);
            default -> throw new Refusal("field.not-a-number");
        };
    }

    private static BigDecimal finite(Double number) {
        if (!Double.isFinite(number)) {
            throw new Refusal("field.not-a-number");
        }
        return BigDecimal.valueOf(number);
    }

    /** A number of a million digits is not worth the time to say so digit by digit. */
    private static BigDecimal bounded(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new Refusal("field.out-of-range");
        }
        return number;
    }

    private static BigDecimal parse(String text, boolean lenient) {
        if (PLAIN.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (!lenient) {
            throw new Refusal("field.not-a-number");
        }
        String half = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
        boolean negative = half.startsWith("(") && half.endsWith(")");
        String inner = negative ? half.substring(1, half.length() - 1).strip() : half;
        boolean percent = inner.endsWith("%");
        String digits = percent ? inner.substring(0, inner.length() - 1).strip() : inner;
        if (digits.length() > MOST_DIGITS
                || !(PLAIN.matcher(digits).matches() || GROUPED.matcher(digits).matches())) {
            throw new Refusal("field.not-a-number");
        }
        BigDecimal number = new BigDecimal(digits.replaceAll("[,\\u00a0 ]", ""));
        BigDecimal whole = percent ? number.divide(HUNDRED) : number;
        return negative ? whole.negate() : whole;
    }

    static long integer(Object raw, boolean lenient) {
        BigDecimal number = decimal(raw, lenient);
        if (number.stripTrailingZeros().scale() > 0) {
            throw new Refusal("field.not-an-integer");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException tooBig) {
            throw new Refusal("field.out-of-range");
        }
    }
}
