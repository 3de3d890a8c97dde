package io.tradewind.runtime.internal.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a column writes {@code 3/4/2026}; dates that begin with the year are the same in all. */
enum DateStyle {
    DAY_FIRST,
    MONTH_FIRST,
    /** Both would do for all cells, or neither: such cells are refused rather than guessed. */
    UNCLEAR;

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})\\s*(?:[-/.]|年)\\s*(\\d{1,2})\\s*(?:[-/.]|月)\\s*(\\d{1,2})\\s*日?(?:[T\\s]+(.+))?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})()");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:\\s+(.+))?");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s*([AaPp])\\.?[Mm]\\.?)?");

    /** Watches all cells of a column to find its style. */
    static final class Column {
        private boolean dayFirst = true;
        private boolean monthFirst = true;
        private boolean seen;

        void look(String cell) {
            Matcher last = YEAR_LAST.matcher(cell.strip());
            if (last.matches()) {
                seen = true;
                monthFirst &= number(last, 1) <= 12;
                dayFirst &= number(last, 2) <= 12;
            }
        }

        DateStyle style() {
            if (!seen || dayFirst == monthFirst) {
                return UNCLEAR;
            }
            return dayFirst ? DAY_FIRST : MONTH_FIRST;
        }
    }

    /** The day a cell names; its time, if there is one, is left away. */
    Optional<LocalDate> date(String cell) {
        return local(cell).map(LocalDateTime::toLocalDate);
    }

    /** The instant a cell names, read in the zone unless it says another one itself. */
    Optional<Instant> instant(String cell, ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(cell.strip()).toInstant());
        } catch (DateTimeParseException withoutOffset) {
            return local(cell).map(at -> at.atZone(zone).toInstant());
        }
    }

    private Optional<LocalDateTime> local(String cell) {
        String text = cell.strip();
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return at(first, 1, 2, 3);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return at(compact, 1, 2, 3);
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            boolean same = number(last, 1) == number(last, 2);
            return switch (this) {
                case DAY_FIRST -> at(last, 3, 2, 1);
                case MONTH_FIRST -> at(last, 3, 1, 2);
                case UNCLEAR -> same ? at(last, 3, 1, 2) : Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Optional<LocalDateTime> at(Matcher parts, int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(number(parts, year), number(parts, month), number(parts, day));
            String time = parts.group(4);
            return time == null || time.isEmpty()
                    ? Optional.of(date.atStartOfDay())
                    : time(time.strip()).map(date::atTime);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        Matcher parts = TIME.matcher(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int hour = number(parts, 1);
        String half = parts.group(4);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return Optional.of(LocalTime.of(hour, number(parts, 2), parts.group(3) == null ? 0 : number(parts, 3)));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
