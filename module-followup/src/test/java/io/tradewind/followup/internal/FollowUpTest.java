package io.tradewind.followup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tradewind.followup.FollowUpRecorded;
import io.tradewind.followup.Way;
import io.tradewind.record.FieldProblem;

class FollowUpTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static FollowUp followUp() {
        FollowUp followUp = FollowUp.now(NOW);
        followUp.tellOf("customers/c1");
        followUp.tell("They liked it");
        return followUp;
    }

    private static List<String> problems(FollowUp followUp, boolean asks) {
        return followUp.problems(asks, NOW).stream().map(FieldProblem::code).toList();
    }

    @Test
    void is_named_by_its_first_line_cut_to_what_a_list_can_show() {
        FollowUp followUp = followUp();
        followUp.tell("\n  Called Mr Li  \nHe was out.");

        assertThat(followUp.title()).isEqualTo("Called Mr Li");

        followUp.tell("长".repeat(200));
        assertThat(followUp.title()).hasSize(80).endsWith("…");
    }

    @Test
    void has_an_open_end_until_somebody_says_when_to_go_on_or_why_not() {
        FollowUp followUp = followUp();
        assertThat(followUp.openEnd()).isTrue();

        followUp.goOnAt(NOW.plusSeconds(60));
        assertThat(followUp.openEnd()).isFalse();

        followUp.goOnAt(null);
        followUp.endBecause("They closed down");
        assertThat(followUp.openEnd()).isFalse();
    }

    @Test
    void must_have_a_next_step_only_where_the_rules_ask_for_one() {
        assertThat(problems(followUp(), false)).isEmpty();
        assertThat(problems(followUp(), true)).containsExactly("follow-ups.next-step-missing");
    }

    @Test
    void was_done_in_the_past_and_goes_on_after_that() {
        FollowUp early = followUp();
        early.happen(NOW.plus(Duration.ofHours(1)));
        assertThat(problems(early, false)).containsExactly("follow-ups.not-yet");

        FollowUp slightly = followUp();
        slightly.happen(NOW.plus(Duration.ofMinutes(5)));
        assertThat(problems(slightly, false)).isEmpty();

        FollowUp backwards = followUp();
        backwards.goOnAt(NOW.minusSeconds(60));
        assertThat(problems(backwards, false)).containsExactly("follow-ups.next-before");
    }

    @Test
    void names_each_colleague_once() {
        FollowUp followUp = followUp();
        followUp.bring(List.of(Map.of("user", "u1"), Map.of("user", "u2"), Map.of("user", "u1")));

        assertThat(followUp.companions()).containsExactly("u1", "u2");
    }

    @Test
    void tells_the_others_what_was_done_with_which_record() {
        FollowUp followUp = followUp();
        followUp.go(Way.VISIT);
        followUp.leadTo("INTERESTED");
        followUp.ownedBy("u1", null);

        FollowUpRecorded fact = followUp.recorded(NOW);

        assertThat(fact.type() + "/" + fact.record()).isEqualTo("customers/c1");
        assertThat(fact.way()).isEqualTo(Way.VISIT);
        assertThat(fact.outcome()).isEqualTo("INTERESTED");
        assertThat(fact.by()).isEqualTo("u1");
    }
}
