package io.tradewind.runtime.internal.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;

import io.tradewind.Money;

/**
 * A {@link MessageFormat} pattern. Most texts have no placeholder: they are rendered once, when the module starts.
 *
 * @param constant the finished text; empty if it depends on arguments
 */
record Pattern(String source, boolean constant, String text) {

    static Pattern of(String source) {
        boolean constant = source.indexOf('{') < 0;
        return new Pattern(source, constant, constant ? new MessageFormat(source, Locale.ROOT).format(null) : "");
    }

    String render(Locale locale, Object... arguments) {
        if (constant) {
            return text;
        }
        Object[] readable = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            readable[i] = readable(locale, arguments[i]);
        }
        return new MessageFormat(source, locale).format(readable);
    }

    /** MessageFormat knows numbers and the old Date only. */
    private static Object readable(Locale locale, Object argument) {
        return switch (argument) {
            case Instant instant -> Date.from(instant);
            case LocalDate day ->
                Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
            case Money money -> amount(locale, money);
            default -> argument;
        };
    }

    private static String amount(Locale locale, Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.amount().scale());
        format.setMaximumFractionDigits(money.amount().scale());
        return format.format(money.amount());
    }
}
