package io.tradewind.customer.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import io.tradewind.TradewindException;
import io.tradewind.TradewindException.Kind;

/**
 * A tax id. One that has the form of a Chinese unified social credit code (统一社会信用代码, GB 32100-2015) has its check digit;
 * those of other countries are taken as they are.
 *
 * @param value without blanks, in capitals
 */
public record TaxId(String value) {
    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}");
    private static final int BASE = 31;

    /** @throws TradewindException INVALID {@code customers.tax-id} with the typed text, if a credit code is mistyped */
    public static TaxId of(String typed) {
        String value = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
        if (CREDIT_CODE.matcher(value).matches() && !isRight(value)) {
            throw new TradewindException(Kind.INVALID, "customers.tax-id", value);
        }
        return new TaxId(value);
    }

    /** The credit code of a company that is registered in the district, with both of its check digits. */
    public static TaxId creditCode(String district, String eightDigits) {
        return fromStart("91" + district + eightDigits + organisationCheck(eightDigits));
    }

    static TaxId fromStart(String seventeen) {
        return new TaxId(seventeen + DIGITS.charAt(check(seventeen)));
    }

    /** The organisation code inside of a credit code has a check digit of its own (GB 11714). */
    private static char organisationCheck(String eightDigits) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (eightDigits.charAt(i) - '0') * weights[i];
        }
        return "0X987654321".charAt(sum % 11);
    }

    private static boolean isRight(String code) {
        return code.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)
                && check(code.substring(0, 17)) == DIGITS.indexOf(code.charAt(17));
    }

    private static int check(String seventeen) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < seventeen.length(); i++) {
            sum += DIGITS.indexOf(seventeen.charAt(i)) * weight;
            weight = weight * 3 % BASE;
        }
        return (BASE - sum % BASE) % BASE;
    }
}
