package io.tradewind.runtime.internal.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldKind;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;

/** Days that a condition counts from today: {@code today}, {@code today-30}, {@code today+7}. What a view keeps so is as true tomorrow. */
final class RelativeDays {
    private static final Pattern FORM = Pattern.compile("today(?:([+-])(\\d{1,5}))?");

    private RelativeDays() {}

    /** The query with calendar days in their place; what is no such day stays as it is. */
    static RecordQuery fixed(RecordQuery query, Map<String, Column> columns, LocalDate today) {
        List<Filter> fixed = query.filters().stream()
                .map(filter -> isOfTime(columns.get(filter.field())) ? fixed(filter, today) : filter)
                .toList();
        return fixed.equals(query.filters()) ? query : query.filters(fixed);
    }

    private static boolean isOfTime(@Nullable Column column) {
        return column != null && (column.kind() == FieldKind.DATE || column.kind() == FieldKind.INSTANT);
    }

    private static Filter fixed(Filter filter, LocalDate today) {
        return new Filter(
                filter.field(),
                filter.operator(),
                filter.values().stream().map(value -> day(value, today)).toList());
    }

    private static String day(String value, LocalDate today) {
        Matcher form = FORM.matcher(value.strip());
        if (!form.matches()) {
            return value;
        }
        try {
            long days = form.group(2) == null ? 0 : Long.parseLong(form.group(2));
            return today.plusDays("-".equals(form.group(1)) ? -days : days).toString();
        } catch (DateTimeException beyond) {
            return value;
        }
    }
}
