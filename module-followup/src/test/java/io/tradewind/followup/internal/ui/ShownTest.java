package io.tradewind.followup.internal.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.followup.internal.ui.Lanes.Lane;
import io.tradewind.followup.internal.ui.Stretch.Mode;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;

/** Readers in Shanghai and New York; the server is elsewhere. */
class ShownTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final TimeZone before = TimeZone.getDefault();

    @BeforeEach
    void moveTheServerToTheChathamIslands() {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
    }

    @AfterEach
    void moveItBack() {
        TimeZone.setDefault(before);
    }

    static Shown plan(String id, String dueAt, int minutes, ZoneId zone) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("dueAt", Instant.parse(dueAt));
        values.put("duration", (long) minutes);
        values.put("state", "PLANNED");
        values.put("way", "VISIT");
        return Shown.of(new RecordView(new RecordRef("plans", id), 1, "Visit", values, Map.of(), List.of()), zone)
                .orElseThrow();
    }

    @Test
    void the_same_plan_stands_on_each_readers_own_day() {
        String due = "2026-11-23T22:30:00Z";

        Shown inShanghai = plan("p", due, 30, SHANGHAI);
        Shown inNewYork = plan("p", due, 30, NEW_YORK);

        assertThat(inShanghai.day()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(inShanghai.from()).isEqualTo(6 * 60 + 30);
        assertThat(inNewYork.day()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(inNewYork.from()).isEqualTo(17 * 60 + 30);
    }

    @Test
    void a_day_of_dragging_keeps_the_hour_across_summer_time() {
        Shown saturday = plan("p", "2026-10-31T13:00:00Z", 30, NEW_YORK); // 09:00, summer time ends in the night

        assertThat(saturday.moved(1, 0)).isEqualTo("2026-11-01T14:00:00Z");
        assertThat(saturday.moved(0, 45)).isEqualTo("2026-10-31T13:45:00Z");
        assertThat(plan("p", "2027-03-13T07:30:00Z", 30, NEW_YORK).moved(1, 0)) // 02:30 is skipped
                .isEqualTo("2027-03-14T07:30:00Z");
    }

    @Test
    void of_an_hour_that_comes_twice_a_plan_stays_in_the_one_that_it_is_in() {
        Shown second = plan("p", "2026-11-01T06:30:00Z", 30, NEW_YORK); // 01:30 once more

        assertThat(second.moved(0, 0)).isEqualTo("2026-11-01T06:30:00Z");
        assertThat(second.moved(0, 15)).isEqualTo("2026-11-01T06:45:00Z");
        assertThat(second.endsAt()).isEqualTo("2026-11-01T07:00:00Z");
    }

    @Test
    void stretching_leaves_a_quarter_of_an_hour_at_least() {
        Shown plan = plan("p", "2026-11-23T01:00:00Z", 30, SHANGHAI);

        assertThat(plan.stretched(45)).isEqualTo(75);
        assertThat(plan.stretched(-90)).isEqualTo(15);
    }

    @Test
    void is_late_once_it_should_be_over() {
        Shown plan = plan("p", "2026-11-23T01:00:00Z", 30, SHANGHAI);

        assertThat(plan.isLate(Instant.parse("2026-11-23T01:29:00Z"))).isFalse();
        assertThat(plan.isLate(Instant.parse("2026-11-23T01:31:00Z"))).isTrue();
    }

    @Test
    void what_overlaps_stands_side_by_side_and_what_follows_takes_the_whole_width() {
        Shown first = plan("a", "2026-11-23T01:00:00Z", 60, SHANGHAI);
        Shown second = plan("b", "2026-11-23T01:30:00Z", 60, SHANGHAI);
        Shown third = plan("c", "2026-11-23T02:00:00Z", 30, SHANGHAI);
        Shown later = plan("d", "2026-11-23T04:00:00Z", 30, SHANGHAI);

        Map<Shown, Lane> lanes = Lanes.of(List.of(later, third, second, first));

        assertThat(lanes.get(first)).isEqualTo(new Lane(0, 2));
        assertThat(lanes.get(second)).isEqualTo(new Lane(1, 2));
        assertThat(lanes.get(third)).isEqualTo(new Lane(0, 2));
        assertThat(lanes.get(later)).isEqualTo(new Lane(0, 1));
    }

    @Test
    void a_week_begins_on_monday_and_ends_with_sunday_where_its_reader_is() {
        Stretch week = new Stretch(Mode.WEEK, LocalDate.of(2026, 11, 25));

        assertThat(week.days()).hasSize(7).first().isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(week.begin(SHANGHAI)).isEqualTo("2026-11-22T16:00:00Z");
        assertThat(week.end(NEW_YORK)).isEqualTo("2026-11-30T05:00:00Z");
        assertThat(week.by(1).first()).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void a_month_shows_whole_weeks() {
        Stretch month = new Stretch(Mode.MONTH, LocalDate.of(2026, 11, 25));

        assertThat(month.days()).hasSize(42).first().isEqualTo(LocalDate.of(2026, 10, 26));
        assertThat(month.by(1).day()).isEqualTo(LocalDate.of(2026, 12, 1));
    }
}
