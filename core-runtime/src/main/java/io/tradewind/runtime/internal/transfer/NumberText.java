package io.tradewind.runtime.internal.transfer;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/**
 * A number as people type it: {@code 1,234.50}, {@code ¥1,234}, {@code USD 12.5}, {@code 1.234,50}, {@code (300)}, {@code 12万}.
 *
 * @param currency ISO code if the text names one, else null
 */
record NumberText(BigDecimal value, @Nullable String currency) {
    private static final Map<String, String> SIGNS = Map.of(
            "¥", "CNY", "￥", "CNY", "$", "USD", "US$", "USD", "€", "EUR", "£", "GBP", "HK$", "HKD", "元", "CNY", "人民币",
            "CNY", "RMB", "CNY");
    private static final Map<String, BigDecimal> MULTIPLES = Map.of(
            "万",
            new BigDecimal(10_000),
            "亿",
            new BigDecimal(100_000_000),
            "k",
            new BigDecimal(1_000),
            "m",
            new BigDecimal(1_000_000));

    private static final String SIGN = "(US\\$|HK\\$|[¥￥$€£]|元|人民币|[A-Za-z]{3})?";
    private static final Pattern SHAPE = Pattern.compile(
            SIGN + "\\s*([-+]?)\\s*" + SIGN + "\\s*([0-9][0-9.,'\\s]*)\\s*([万亿]|[kKmM](?![A-Za-z]))?\\s*" + SIGN);
    private static final Pattern ENGLISH = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?|[0-9]+(\\.[0-9]+)?");
    private static final Pattern CONTINENTAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{3})+,[0-9]+|[0-9]+,[0-9]{1,2}");

    /** Longer ones are no quantities of anything, and costly to multiply. */
    private static final int LONGEST = 60;

    static Optional<NumberText> of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().replace('，', ',');
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (text.matches("[-+]?[0-9]+(\\.[0-9]+)?[eE][-+]?[0-9]{1,2}")) {
            return Optional.of(new NumberText(new BigDecimal(text), null));
        }
        boolean bracketed = text.startsWith("(") && text.endsWith(")");
        Matcher parts = SHAPE.matcher(bracketed ? text.substring(1, text.length() - 1) : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return digits(parts.group(4)).flatMap(number -> {
            BigDecimal signed = bracketed ^ parts.group(2).equals("-") ? number.negate() : number;
            String multiple = parts.group(5);
            BigDecimal value =
                    multiple == null ? signed : signed.multiply(MULTIPLES.get(multiple.toLowerCase(Locale.ROOT)));
            return currency(parts.group(1), parts.group(3), parts.group(6))
                    .map(found -> new NumberText(value, found.isEmpty() ? null : found));
        });
    }

    private static Optional<BigDecimal> digits(String typed) {
        String text = typed.replaceAll("[\\s']", "");
        if (ENGLISH.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(",", "")));
        }
        if (CONTINENTAL.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        return Optional.empty();
    }

    /** The one currency named, empty text if none; nothing if a word is no currency or two differ. */
    private static Optional<String> currency(@Nullable String... words) {
        String found = "";
        for (String word : words) {
            if (word != null) {
                Optional<String> code = codeOf(word);
                if (code.isEmpty() || !(found.isEmpty() || found.equals(code.get()))) {
                    return Optional.empty();
                }
                found = code.get();
            }
        }
        return Optional.of(found);
    }

    /** The ISO code behind a sign or a code; empty if it is none. */
    static Optional<String> codeOf(String word) {
        String sign = SIGNS.get(word.toUpperCase(Locale.ROOT));
        if (sign != null) {
            return Optional.of(sign);
        }
        return Money.currency(word).map(Currency::getCurrencyCode);
    }
}
