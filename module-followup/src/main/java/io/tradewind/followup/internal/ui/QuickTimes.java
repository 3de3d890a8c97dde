package io.tradewind.followup.internal.ui;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times that people mean when they say when to go on, counted from where they are. */
final class QuickTimes {
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime LAST_TODAY = LocalTime.of(20, 0);
    private static final int LATER_HOURS = 3;

    private QuickTimes() {}

    /** By the key of their words, soonest first. */
    static Map<String, LocalDateTime> from(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        Map<String, LocalDateTime> times = new LinkedHashMap<>();
        LocalDateTime later =
                now.plusHours(LATER_HOURS).withMinute(0).withSecond(0).withNano(0);
        if (later.toLocalDate().equals(today) && !later.toLocalTime().isAfter(LAST_TODAY)) {
            times.put("followup.ui.compose.today", later);
        }
        times.put("followup.ui.compose.tomorrow", today.plusDays(1).atTime(MORNING));
        times.put("followup.ui.compose.three", today.plusDays(3).atTime(MORNING));
        times.put(
                "followup.ui.compose.monday",
                today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atTime(MORNING));
        times.put("followup.ui.compose.month", today.plusMonths(1).atTime(MORNING));
        return times;
    }
}
