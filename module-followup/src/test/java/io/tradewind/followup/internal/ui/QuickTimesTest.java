package io.tradewind.followup.internal.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;

class QuickTimesTest {
    private static final LocalDateTime FRIDAY_MORNING = LocalDateTime.of(2026, 11, 27, 10, 20);

    @Test
    void offers_what_people_mean_when_they_say_later() {
        assertThat(QuickTimes.from(FRIDAY_MORNING).values())
                .containsExactly(
                        LocalDateTime.of(2026, 11, 27, 13, 0),
                        LocalDateTime.of(2026, 11, 28, 9, 30),
                        LocalDateTime.of(2026, 11, 30, 9, 30),
                        LocalDateTime.of(2026, 11, 30, 9, 30),
                        LocalDateTime.of(2026, 12, 27, 9, 30));
    }

    @Test
    void offers_nothing_for_tonight() {
        assertThat(QuickTimes.from(FRIDAY_MORNING.withHour(22))).doesNotContainKey("followup.ui.compose.today");
    }
}
