package io.tradewind.followup.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.followup.NextStepChanged;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofDays(1));

    private static Plan plan() {
        Plan plan = new Plan();
        plan.concern("opportunities/o1");
        plan.aim("Ask for the budget");
        plan.move(DUE);
        plan.ownedBy("u1", null);
        return plan;
    }

    @Test
    void runs_once_it_is_started_and_is_done_by_a_follow_up() {
        Plan plan = plan();
        plan.start();
        assertThat(plan.state()).isEqualTo(Plan.State.RUNNING);
        assertThatThrownBy(plan::start).isInstanceOf(TradewindException.class);

        assertThat(plan.complete("f1", NOW).followUp()).isEqualTo("f1");
        assertThat(plan.state()).isEqualTo(Plan.State.DONE);
        assertThat(plan.doneAt()).isEqualTo(NOW);
    }

    @Test
    void may_be_done_without_having_been_started() {
        Plan plan = plan();
        plan.complete("f1", NOW);
        assertThat(plan.isOpen()).isFalse();
    }

    @Test
    void neither_moves_nor_ends_again_once_it_is_over() {
        Plan plan = plan();
        plan.cancel("They closed down", NOW);

        assertThat(plan.cancelReason()).isEqualTo("They closed down");
        assertThatThrownBy(() -> plan.move(NOW)).isInstanceOf(TradewindException.class);
        assertThatThrownBy(() -> plan.complete("f1", NOW)).isInstanceOf(TradewindException.class);
        assertThatThrownBy(() -> plan.cancel("again", NOW)).isInstanceOf(TradewindException.class);
        plan.move(DUE); // the same time is no move
    }

    @Test
    void ends_after_its_duration_and_takes_half_an_hour_unless_somebody_says_otherwise() {
        Plan plan = plan();
        assertThat(plan.endsAt()).isEqualTo(DUE.plus(Duration.ofMinutes(30)));

        plan.take(90L);
        assertThat(plan.endsAt()).isEqualTo(DUE.plus(Duration.ofMinutes(90)));
    }

    @Test
    void the_next_step_is_told_only_when_it_is_another_one() {
        NextStep step = NextStep.of("opportunities/o1");
        assertThat(step.become(null, NOW)).isEmpty();

        NextStepChanged told = step.become(plan(), NOW).orElseThrow();
        assertThat(told.type()).isEqualTo("opportunities");
        assertThat(told.dueAt()).isEqualTo(DUE);
        assertThat(told.owner()).isEqualTo("u1");
        assertThat(step.become(plan(), NOW)).isEmpty();

        assertThat(step.become(null, NOW).orElseThrow().dueAt()).isNull();
        assertThat(step.become(null, NOW)).isEmpty();
    }
}
