package io.tradewind.runtime.internal.record.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and instants as JSON and files write them. Years are 1000 to 9999: what is outside is a slip of the pen. */
public final class Times {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[.](\\d{1,2})[.](\\d{4})");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern DAY_AND_TIME =
            Pattern.compile("(.+?)(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?)?");

    private Times() {}

    static LocalDate day(Object raw, boolean lenient) {
        LocalDate day = switch (raw) {
            case LocalDate date -> date;
            case String text -> parseDay(text.strip(), lenient).orElseThrow(() -> new Refusal("field.not-a-date"));
            default -> throw new Refusal("field.not-a-date");
        };
        return inRange(day);
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < 1000 || day.getYear() > 9999) {
            throw new Refusal("field.out-of-range");
        }
        return day;
    }

    private static Optional<LocalDate> parseDay(String text, boolean lenient) {
        try {
            return lenient ? anyDay(text) : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** A time after the day is left away only if it is midnight. */
    private static Optional<LocalDate> anyDay(String text) {
        Matcher whole = DAY_AND_TIME.matcher(text);
        if (!whole.matches() || !timeOf(whole).equals(LocalTime.MIDNIGHT)) {
            return Optional.empty();
        }
        String day = whole.group(1).strip();
        Matcher yearFirst = YEAR_FIRST.matcher(day);
        if (yearFirst.matches()) {
            return Optional.of(date(yearFirst, 1, 2, 3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(day);
        if (dayFirst.matches()) {
            return Optional.of(date(dayFirst, 3, 2, 1));
        }
        Matcher slashes = SLASHES.matcher(day);
        if (slashes.matches()) {
            boolean monthFirst = Integer.parseInt(slashes.group(1)) <= 12;
            return Optional.of(monthFirst ? date(slashes, 3, 1, 2) : date(slashes, 3, 2, 1));
        }
        return Optional.empty();
    }

    private static LocalDate date(Matcher parts, int year, int month, int day) {
        return LocalDate.of(
                Integer.parseInt(parts.group(year)),
                Integer.parseInt(parts.group(month)),
                Integer.parseInt(parts.group(day)));
    }

    private static LocalTime timeOf(Matcher whole) {
        if (whole.group(2) == null) {
            return LocalTime.MIDNIGHT;
        }
        int seconds = whole.group(4) == null ? 0 : Integer.parseInt(whole.group(4));
        return LocalTime.of(Integer.parseInt(whole.group(2)), Integer.parseInt(whole.group(3)), seconds);
    }

    /** @param zone of times written without one */
    static Instant instant(Object raw, ZoneId zone, boolean lenient) {
        Instant instant = switch (raw) {
            case Instant exact -> exact;
            case String text ->
                parseInstant(text.strip(), zone, lenient).orElseThrow(() -> new Refusal("field.not-a-time"));
            default -> throw new Refusal("field.not-a-time");
        };
        inRange(instant.atZone(java.time.ZoneOffset.UTC).toLocalDate());
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** An instant as JSON has it: with {@code Z} or an offset. */
    public static Optional<Instant> iso(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> parseInstant(String text, ZoneId zone, boolean lenient) {
        Optional<Instant> exact = iso(text);
        if (exact.isPresent() || !lenient) {
            return exact;
        }
        try {
            Matcher whole = DAY_AND_TIME.matcher(text);
            if (!whole.matches()) {
                return Optional.empty();
            }
            return anyDay(whole.group(1))
                    .map(day ->
                            LocalDateTime.of(day, timeOf(whole)).atZone(zone).toInstant());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
