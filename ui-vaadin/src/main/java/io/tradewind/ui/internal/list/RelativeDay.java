package io.tradewind.ui.internal.list;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradewind.ui.kit.Reader;

/** A day of a condition that is counted from today, see {@link io.tradewind.record.Filter}. */
final class RelativeDay {
    private static final Pattern FORM = Pattern.compile("today(?:([+-])(\\d{1,5}))?");

    private RelativeDay() {}

    /** Days from today, negative before it; empty if the value is another. */
    static Optional<Long> days(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            return Optional.empty();
        }
        long days = form.group(2) == null ? 0 : Long.parseLong(form.group(2));
        return Optional.of("-".equals(form.group(1)) ? -days : days);
    }

    static String value(long days) {
        return days == 0 ? "today" : "today" + (days > 0 ? "+" : "") + days;
    }

    static String words(Reader reader, long days) {
        if (days == 0) {
            return reader.text("ui.filter.today");
        }
        return reader.text(days < 0 ? "ui.filter.days-ago" : "ui.filter.days-ahead", Math.abs(days));
    }
}
