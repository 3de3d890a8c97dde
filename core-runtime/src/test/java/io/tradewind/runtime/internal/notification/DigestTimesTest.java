package io.tradewind.runtime.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import io.tradewind.notification.Notifications.Digest;

class DigestTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant latest(String now, Digest digest, ZoneId zone) {
        return Digests.latest(Instant.parse(now), digest, zone);
    }

    @Test
    void a_day_begins_where_its_reader_is() {
        assertThat(latest("2026-11-23T00:00:00Z", Digest.DAILY, ZoneId.of("Asia/Shanghai")))
                .isEqualTo("2026-11-23T00:00:00Z");
        assertThat(latest("2026-11-22T23:59:59Z", Digest.DAILY, ZoneId.of("Asia/Shanghai")))
                .isEqualTo("2026-11-22T00:00:00Z");
        assertThat(latest("2026-11-23T15:59:00Z", Digest.DAILY, ZoneId.of("America/Los_Angeles")))
                .isEqualTo("2026-11-22T16:00:00Z");
    }

    @Test
    void an_hour_that_the_clocks_skip_is_the_next_one() {
        Digest atTwo = new Digest(null, 2);
        assertThat(latest("2026-03-29T00:59:59Z", atTwo, BERLIN)).isEqualTo("2026-03-28T01:00:00Z");
        assertThat(latest("2026-03-29T12:00:00Z", atTwo, BERLIN)).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(latest("2026-03-30T12:00:00Z", atTwo, BERLIN)).isEqualTo("2026-03-30T00:00:00Z");
    }

    @Test
    void an_hour_that_comes_twice_counts_once() {
        Digest atTwo = new Digest(null, 2);
        assertThat(latest("2026-10-25T00:30:00Z", atTwo, BERLIN)).isEqualTo("2026-10-25T00:00:00Z");
        assertThat(latest("2026-10-25T01:30:00Z", atTwo, BERLIN)).isEqualTo("2026-10-25T00:00:00Z");
    }

    @Test
    void a_weekly_one_comes_on_its_day() {
        Digest friday = new Digest(DayOfWeek.FRIDAY, 17);
        assertThat(latest("2026-11-27T15:59:00Z", friday, BERLIN)).isEqualTo("2026-11-20T16:00:00Z");
        assertThat(latest("2026-11-27T16:00:00Z", friday, BERLIN)).isEqualTo("2026-11-27T16:00:00Z");
        assertThat(latest("2026-12-03T23:00:00Z", friday, BERLIN)).isEqualTo("2026-11-27T16:00:00Z");
    }
}
