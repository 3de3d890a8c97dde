package io.tradewind.runtime.internal.text;

import java.math.BigDecimal;
import java.text.DateFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.tradewind.Money;

/**
 * A {@link MessageFormat} pattern. Most texts have no placeholder: they are rendered once, when the module starts.
 *
 * @param constant the finished text; empty if it depends on arguments
 */
record Pattern(String source, boolean constant, String text) {
    private static final int ISO_DAY = 10;

    static Pattern of(String source) {
        boolean constant = source.indexOf('{') < 0;
        return new Pattern(source, constant, constant ? new MessageFormat(source, Locale.ROOT).format(null) : "");
    }

    String render(Locale locale, Object... arguments) {
        if (constant) {
            return text;
        }
        MessageFormat format = new MessageFormat(source, locale);
        Format[] formats = format.getFormatsByArgumentIndex();
        Object[] readable = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            boolean kept = i < formats.length && arguments[i] instanceof String;
            readable[i] = readable(locale, kept ? revived((String) arguments[i], formats[i]) : arguments[i]);
        }
        return format.format(readable);
    }

    /** What was kept as a text together with the message's key, as the kind of value that the pattern asks for. */
    private static Object revived(String kept, @Nullable Format wanted) {
        try {
            if (wanted instanceof NumberFormat) {
                return new BigDecimal(kept);
            }
            if (wanted instanceof DateFormat) {
                return kept.length() == ISO_DAY ? LocalDate.parse(kept) : Instant.parse(kept);
            }
            return kept;
        } catch (NumberFormatException | DateTimeParseException plain) {
            return kept;
        }
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
