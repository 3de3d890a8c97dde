package io.tradewind.followup.internal.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.tradewind.followup.internal.reminder.PlanReminder.Kind;

class RemindingTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration LONG = Duration.ofMinutes(30);

    private static Optional<Kind> kind(Instant due, Instant now) {
        return Reminding.USUAL.kind(due, due.plus(LONG), now);
    }

    @Test
    void tells_a_quarter_of_an_hour_ahead_and_an_hour_after_the_end() {
        Instant due = Instant.parse("2026-11-23T08:00:00Z");

        assertThat(kind(due, due.minus(Duration.ofMinutes(16)))).isEmpty();
        assertThat(kind(due, due.minus(Duration.ofMinutes(15)))).contains(Kind.DUE);
        assertThat(kind(due, due.plus(Duration.ofMinutes(89)))).contains(Kind.DUE);
        assertThat(kind(due, due.plus(Duration.ofMinutes(90)))).contains(Kind.OVERDUE);
    }

    @Test
    void whoever_comes_late_tells_only_that_it_is_overdue() {
        Instant due = Instant.parse("2026-11-23T08:00:00Z");

        assertThat(kind(due, due.plus(Duration.ofDays(40)))).contains(Kind.OVERDUE);
    }

    @Test
    void the_hour_that_summer_time_repeats_or_skips_changes_nothing() {
        Instant repeated = LocalDateTime.of(2026, 11, 1, 1, 30).atZone(NEW_YORK).toInstant();
        Instant again = repeated.plus(Duration.ofHours(1)); // 01:30 once more on the wall
        assertThat(again.atZone(NEW_YORK).toLocalTime())
                .isEqualTo(repeated.atZone(NEW_YORK).toLocalTime());
        assertThat(kind(again, repeated)).isEmpty();
        assertThat(kind(again, again)).contains(Kind.DUE);

        Instant skipped =
                LocalDateTime.of(2027, 3, 14, 2, 30).atZone(NEW_YORK).toInstant(); // no such time: an hour later
        assertThat(kind(skipped, skipped.minus(Duration.ofMinutes(16)))).isEmpty();
        assertThat(kind(skipped, skipped)).contains(Kind.DUE);
    }
}
