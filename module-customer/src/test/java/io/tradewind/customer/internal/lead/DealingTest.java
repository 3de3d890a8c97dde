package io.tradewind.customer.internal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.customer.internal.lead.AssignLead.Rule;
import io.tradewind.customer.internal.lead.Dealing.Choice;

class DealingTest {
    private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Candidate li = new Candidate("li", "Li", "east", 5, MORNING, 2);
    private final Candidate wang = new Candidate("wang", "Wang", "east", 1, NOON, 7);
    private final Candidate zhao = new Candidate("zhao", "Zhao", "east", 3, null, 0);

    private Choice choose(Rule rule, Candidate... candidates) {
        return Dealing.choose(rule, List.of(candidates));
    }

    @Test
    void in_turn_comes_who_never_had_one_then_who_had_one_longest_ago() {
        assertThat(choose(Rule.ROUND_ROBIN, li, wang, zhao).who()).isEqualTo(zhao);
        assertThat(choose(Rule.ROUND_ROBIN, li, wang).who()).isEqualTo(li);
    }

    @Test
    void who_has_the_fewest_open_ones_gets_it_and_that_is_why() {
        assertThat(choose(Rule.FEWEST_OPEN, li, wang, zhao))
                .isEqualTo(new Choice(wang, "leads.because.FEWEST_OPEN", 1));
    }

    @Test
    void who_knows_the_region_best_gets_it() {
        assertThat(choose(Rule.REGION, li, wang, zhao)).isEqualTo(new Choice(wang, "leads.because.REGION", 7));
    }

    @Test
    void where_nobody_knows_the_region_the_fewest_open_ones_decide() {
        Candidate idle = new Candidate("idle", "Idle", "east", 0, NOON, 0);

        assertThat(choose(Rule.REGION, zhao, idle)).isEqualTo(new Choice(idle, "leads.because.FEWEST_OPEN", 0));
    }

    @Test
    void equal_ones_take_turns() {
        Candidate chen = new Candidate("chen", "Chen", "east", 1, MORNING, 7);

        assertThat(choose(Rule.FEWEST_OPEN, wang, chen).who()).isEqualTo(chen);
        assertThat(choose(Rule.REGION, wang, chen).who()).isEqualTo(chen);
    }

    @Test
    void nobody_can_be_chosen_out_of_nobody() {
        assertThatThrownBy(() -> choose(Rule.REGION))
                .isInstanceOfSatisfying(
                        TradewindException.class, e -> assertThat(e.code()).isEqualTo("leads.nobody"));
    }
}
