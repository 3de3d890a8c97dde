package io.tradewind.followup.internal.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.tradewind.calendar.WorkingDays;

class CadenceTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 9, 18);
    private static final Set<LocalDate> MAKE_UP = Set.of(LocalDate.of(2026, 9, 20)); // a Sunday on which people work
    private static final WorkingDays CALENDAR = day -> MAKE_UP.contains(day) || WorkingDays.isWeekday(day);

    private static Cadence cadence(boolean workingDays) {
        Cadence cadence = new Cadence();
        cadence.countWorkingDays(workingDays);
        cadence.goThrough(List.of(
                Map.of("day", 0L, "hour", 9L, "way", "CALL", "goal", "Introduce us"),
                Map.of("day", 1L, "way", "EMAIL", "goal", "Send the brochure")));
        return cadence;
    }

    private static List<Instant> times(Cadence cadence, LocalDate first, ZoneId zone) {
        return cadence.from(first, zone, CALENDAR).stream().map(Cadence.Due::at).toList();
    }

    @Test
    void counts_the_make_up_day_as_a_working_day() {
        assertThat(times(cadence(true), FRIDAY, SHANGHAI))
                .containsExactly(Instant.parse("2026-09-18T01:00:00Z"), Instant.parse("2026-09-20T01:00:00Z"));
    }

    @Test
    void counts_every_day_if_it_is_told_to() {
        assertThat(times(cadence(false), FRIDAY, SHANGHAI))
                .containsExactly(Instant.parse("2026-09-18T01:00:00Z"), Instant.parse("2026-09-19T01:00:00Z"));
    }

    @Test
    void begins_on_the_next_working_day_if_nobody_works_on_the_first() {
        LocalDate saturday = LocalDate.of(2026, 9, 26);

        assertThat(times(cadence(true), saturday, SHANGHAI)).first().isEqualTo(Instant.parse("2026-09-28T01:00:00Z"));
    }

    @Test
    void keeps_to_the_hours_of_whoever_carries_it_out_across_summer_time() {
        assertThat(times(cadence(false), LocalDate.of(2026, 10, 31), NEW_YORK))
                .containsExactly(Instant.parse("2026-10-31T13:00:00Z"), Instant.parse("2026-11-01T14:00:00Z"));
    }
}
