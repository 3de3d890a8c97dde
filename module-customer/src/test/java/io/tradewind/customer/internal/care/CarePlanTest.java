package io.tradewind.customer.internal.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.customer.internal.care.CarePlan.Occasion;

class CarePlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static CarePlan plan(Occasion occasion, long days) {
        CarePlan plan = new CarePlan();
        plan.celebrate(occasion);
        plan.allow(days);
        return plan;
    }

    @Test
    void finds_birthdays_so_many_days_before_also_over_the_end_of_the_year() {
        CarePlan plan = plan(Occasion.BIRTHDAY, 7);

        assertThat(plan.due(LocalDate.of(1980, 11, 27), TODAY)).hasValue(TODAY);
        assertThat(plan.due(LocalDate.of(1980, 12, 4), TODAY)).hasValue(LocalDate.of(2026, 12, 4));
        assertThat(plan.due(LocalDate.of(1980, 12, 5), TODAY)).isEmpty();
        assertThat(plan.due(LocalDate.of(1980, 11, 26), TODAY)).isEmpty();
        assertThat(plan.due(LocalDate.of(1980, 1, 2), LocalDate.of(2026, 12, 30)))
                .hasValue(LocalDate.of(2027, 1, 2));
    }

    @Test
    void celebrates_who_was_born_on_a_leap_day_every_year() {
        CarePlan plan = plan(Occasion.BIRTHDAY, 0);

        assertThat(plan.due(LocalDate.of(1992, 2, 29), LocalDate.of(2027, 2, 28)))
                .isPresent();
        assertThat(plan.due(LocalDate.of(1992, 2, 29), LocalDate.of(2028, 2, 29)))
                .isPresent();
    }

    @Test
    void finds_renewals_before_their_day_and_silence_after_the_days_are_over() {
        assertThat(plan(Occasion.RENEWAL, 30).due(TODAY.plusDays(30), TODAY)).hasValue(TODAY.plusDays(30));
        assertThat(plan(Occasion.RENEWAL, 30).due(TODAY.plusDays(31), TODAY)).isEmpty();
        assertThat(plan(Occasion.RENEWAL, 30).due(TODAY.minusDays(1), TODAY)).isEmpty();
        assertThat(plan(Occasion.SILENCE, 60).due(TODAY.minusDays(60), TODAY)).isEmpty();
        assertThat(plan(Occasion.SILENCE, 60).due(TODAY.minusDays(61), TODAY)).hasValue(TODAY);
    }

    @Test
    void knows_the_same_occasion_again_on_another_day() {
        CarePlan silence = plan(Occasion.SILENCE, 60);
        LocalDate last = TODAY.minusDays(90);

        assertThat(silence.key("c", last, TODAY)).isEqualTo(silence.key("c", last, TODAY.plusDays(5)));
        assertThat(silence.key("c", last, TODAY)).isNotEqualTo(silence.key("c", last.plusDays(1), TODAY));
        CarePlan birthday = plan(Occasion.BIRTHDAY, 7);
        LocalDate born = LocalDate.of(1980, 12, 1);
        assertThat(birthday.key("k", born, LocalDate.of(2026, 12, 1)))
                .isNotEqualTo(birthday.key("k", born, LocalDate.of(2027, 12, 1)));
    }

    @Test
    void is_for_the_levels_it_names() {
        CarePlan plan = plan(Occasion.BIRTHDAY, 7);
        assertThat(plan.isFor(null)).isTrue();

        plan.rank(List.of("A", "B"));

        assertThat(plan.isFor("A")).isTrue();
        assertThat(plan.isFor("C")).isFalse();
        assertThat(plan.isFor(null)).isFalse();
    }

    @Test
    void what_is_done_is_not_skipped_afterwards() {
        Care care = new Care();
        care.finish("sent flowers");

        assertThat(care.note()).isEqualTo("sent flowers");
        assertThatThrownBy(() -> care.skip("?")).isInstanceOf(TradewindException.class);
    }
}
