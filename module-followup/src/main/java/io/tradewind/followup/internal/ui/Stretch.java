package io.tradewind.followup.internal.ui;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** The days that the calendar shows, as its reader's zone has them. */
record Stretch(Mode mode, LocalDate day) {
    /** How much is shown. */
    enum Mode {
        DAY,
        WEEK,
        MONTH,
        TEAM
    }

    private static final int WEEK = 7;
    private static final int MONTH_CELLS = 42;

    LocalDate first() {
        return switch (mode) {
            case DAY, TEAM -> day;
            case WEEK -> monday(day);
            case MONTH -> monday(day.withDayOfMonth(1));
        };
    }

    private static LocalDate monday(LocalDate of) {
        return of.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    List<LocalDate> days() {
        int count = switch (mode) {
            case DAY, TEAM -> 1;
            case WEEK -> WEEK;
            case MONTH -> MONTH_CELLS;
        };
        return Stream.iterate(first(), each -> each.plusDays(1)).limit(count).toList();
    }

    Instant begin(ZoneId zone) {
        return first().atStartOfDay(zone).toInstant();
    }

    /** Not shown any more. */
    Instant end(ZoneId zone) {
        return days().getLast().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The days before or after. */
    Stretch by(int pages) {
        return new Stretch(
                mode,
                switch (mode) {
                    case DAY, TEAM -> day.plusDays(pages);
                    case WEEK -> day.plusWeeks(pages);
                    case MONTH -> day.withDayOfMonth(1).plusMonths(pages);
                });
    }
}
