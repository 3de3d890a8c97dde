package io.tradewind.runtime.internal.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic of formulas: exact to 20 places, halves away from zero as in commerce, and never without an end. */
final class Decimals {
    private static final int PLACES = 20;
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(30);

    private Decimals() {}

    /** @throws Unusable for what is too large */
    static BigDecimal fitted(BigDecimal number) {
        if (number.abs().compareTo(TOO_LARGE) >= 0) {
            throw Unusable.VALUE;
        }
        return number.scale() > PLACES ? number.setScale(PLACES, RoundingMode.HALF_UP) : number;
    }

    static BigDecimal quotient(BigDecimal number, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw Unusable.VALUE;
        }
        return fitted(number.divide(divisor, PLACES, RoundingMode.HALF_UP));
    }

    static BigDecimal rest(BigDecimal number, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw Unusable.VALUE;
        }
        return number.remainder(divisor);
    }

    static BigDecimal rounded(BigDecimal number, int places, RoundingMode mode) {
        if (places < -PLACES || places > PLACES) {
            throw Unusable.VALUE;
        }
        BigDecimal rounded = number.setScale(places, mode);
        return places < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** A number of days, places, characters. */
    static int count(Object number) {
        BigDecimal whole = ((BigDecimal) number).setScale(0, RoundingMode.DOWN);
        if (whole.abs().compareTo(BigDecimal.valueOf(10_000_000)) > 0) {
            throw Unusable.VALUE;
        }
        return whole.intValueExact();
    }

    /** As people write it. */
    static String text(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.toPlainString();
    }
}
