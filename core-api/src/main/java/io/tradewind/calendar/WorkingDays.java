package io.tradewind.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The working days of the company: Monday to Friday, but for the holidays that an admin keeps, and with the make-up days 调休 on
 * which people work at a weekend. A service; served from memory.
 */
@FunctionalInterface
public interface WorkingDays {
    /** No holiday lasts longer; whoever declares more has declared that nobody works any more. */
    int MOST_DAYS = 4_000;

    boolean isWorkingDay(LocalDate day);

    /** Whether people work on the day unless somebody has said otherwise. */
    static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The last of so many working days that follow the day; the day itself if there are none to count.
     *
     * @param count 0 or more
     */
    default LocalDate after(LocalDate day, int count) {
        LocalDate last = day;
        int left = count;
        for (int step = 0; left > 0 && step < MOST_DAYS + 2 * count; step++) {
            last = last.plusDays(1);
            if (isWorkingDay(last)) {
                left--;
            }
        }
        return last;
    }

    /** How many working days follow the first day until the last one, which counts; 0 if it is not later. */
    default int between(LocalDate first, LocalDate last) {
        int count = 0;
        for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }
}
