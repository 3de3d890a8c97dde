package io.tradewind.customer.internal.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.customer.internal.need.Need.State;

class NeedTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Need need = new Need();

    @BeforeEach
    void describe() {
        need.belongTo("c1");
        need.call("A second line");
        need.afford(Money.of("800000", "CNY"));
        need.wantBy(LocalDate.parse("2027-03-01"));
    }

    @Test
    void tells_what_is_wanted_for_how_much_and_by_when() {
        var fact = need.raised(NOON);

        assertThat(fact.customer()).isEqualTo("c1");
        assertThat(fact.what()).isEqualTo("A second line");
        assertThat(fact.budget()).isEqualTo(Money.of("800000", "CNY"));
        assertThat(fact.wantedBy()).isEqualTo("2027-03-01");
    }

    @Test
    void is_answered_and_then_accepted() {
        assertThat(need.respond("Model X with a robot", NOON).answer()).isEqualTo("Model X with a robot");
        assertThat(need.state()).isEqualTo(State.ANSWERED);

        assertThat(need.accept(NOON).need()).isEqualTo(need.id());
        assertThat(need.state()).isEqualTo(State.ACCEPTED);
        assertThat(need.isRunning()).isFalse();
    }

    @Test
    void cannot_be_accepted_before_there_is_an_answer() {
        assertThatThrownBy(() -> need.accept(NOON))
                .isInstanceOfSatisfying(
                        TradewindException.class, e -> assertThat(e.code()).isEqualTo("record.action-not-open"));
    }

    @Test
    void keeps_its_answer_when_it_is_dropped_and_taken_up_again() {
        need.respond("Model X", NOON);
        assertThat(need.drop("No money this year", NOON).reason()).isEqualTo("No money this year");
        assertThat(need.dropReason()).isEqualTo("No money this year");

        need.reopen(NOON);

        assertThat(need.state()).isEqualTo(State.ANSWERED);
        assertThat(need.dropReason()).isNull();
    }

    @Test
    void knows_who_decides() {
        need.decideBy(List.of(
                Map.of("contact", "p1", "role", "DECIDER", "stance", "FOR"),
                Map.of("who", "The works council", "role", "INFLUENCER")));

        assertThat(need.decisionPath())
                .containsExactly(
                        Map.of("contact", "p1", "role", "DECIDER", "stance", "FOR"),
                        Map.of("who", "The works council", "role", "INFLUENCER", "stance", "UNKNOWN"));
    }

    @Test
    void refuses_a_step_without_a_person_and_keeps_the_path_it_had() {
        need.decideBy(List.of(Map.of("who", "Li", "role", "BUYER")));

        assertThatThrownBy(() -> need.decideBy(List.of(Map.of("role", "DECIDER", "who", " "))))
                .isInstanceOfSatisfying(
                        TradewindException.class, e -> assertThat(e.code()).isEqualTo("needs.step-without-person"));
        assertThat(need.decisionPath()).hasSize(1);
    }

    @Test
    void has_no_negative_budget() {
        assertThatThrownBy(() -> need.afford(Money.of("-1", "CNY"))).isInstanceOf(TradewindException.class);
    }
}
