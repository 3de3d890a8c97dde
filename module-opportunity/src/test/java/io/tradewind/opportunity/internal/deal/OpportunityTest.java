package io.tradewind.opportunity.internal.deal;

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
import io.tradewind.opportunity.internal.deal.Outlook.Forecast;
import io.tradewind.opportunity.internal.deal.Standing.State;

class OpportunityTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Opportunity opportunity = new Opportunity();
    private final Way way = new Way();

    @BeforeEach
    void describe() {
        opportunity.rename("Line 2");
        opportunity.worth().value(Money.of("1000", "USD"));
        opportunity.enter(way.first(), NOON, "me", null);
        opportunity.reckon(way.first());
    }

    @Test
    void is_worth_its_amount_times_the_probability_of_its_stage() {
        assertThat(opportunity.worth().weighted()).isEqualTo(Money.of("100", "USD"));

        opportunity.enter(way.second(), NOON.plusSeconds(60), "me", null);
        opportunity.reckon(way.second());

        assertThat(opportunity.worth().weighted()).isEqualTo(Money.of("300", "USD"));
    }

    @Test
    void keeps_a_probability_of_its_own_until_the_next_move() {
        Opportunity loaded = placed();
        loaded.worth().estimate(80L);
        loaded.reckon(way.first());
        assertThat(loaded.worth().probability()).isEqualTo(80);
        assertThat(loaded.worth().ownProbability()).isTrue();

        loaded.worth().estimate(null);
        loaded.reckon(way.first());
        assertThat(loaded.worth().probability()).isEqualTo(10);
    }

    private Opportunity placed() {
        Opportunity one = new Opportunity();
        one.enter(way.first(), NOON, "me", null);
        return one;
    }

    @Test
    void remembers_each_stage_it_stood_in_with_the_days_and_who_brought_it_there() {
        opportunity.enter(way.second(), NOON.plusSeconds(3 * 86_400), "you", "called");

        assertThat(opportunity.visits().lines()).hasSize(2);
        assertThat(opportunity.visits().lines().getFirst())
                .containsEntry("days", 3L)
                .containsEntry("by", "me");
        assertThat(opportunity.visits().lines().getLast())
                .containsEntry("by", "you")
                .containsEntry("note", "called")
                .containsEntry("stageName", "Second")
                .doesNotContainKey("leftAt");
        assertThat(opportunity.stageSince()).isEqualTo(NOON.plusSeconds(3 * 86_400));
    }

    @Test
    void stalls_once_it_stands_longer_than_its_stage_allows() {
        assertThat(opportunity.stalledOn()).isEqualTo(LocalDate.of(2026, 12, 4));

        opportunity.hold(null);
        opportunity.reckon(way.first());
        assertThat(opportunity.stalledOn()).as("while it rests").isNull();
    }

    @Test
    void is_certain_when_won_and_worth_nothing_when_lost() {
        opportunity.enter(way.won(), NOON, "me", null);
        opportunity.reckon(way.won());
        assertThat(opportunity.state()).isEqualTo(State.WON);
        assertThat(opportunity.worth().weighted()).isEqualTo(Money.of("1000", "USD"));
        assertThat(opportunity.outlook().forecast()).isEqualTo(Forecast.CLOSED);

        opportunity.enter(way.lost(), NOON, "me", null);
        opportunity.reckon(way.lost());
        assertThat(opportunity.worth().weighted()).isEqualTo(Money.of("0", "USD"));
        assertThat(opportunity.outlook().forecast()).isEqualTo(Forecast.OMITTED);
    }

    @Test
    void is_scored_by_the_answers_of_its_sheet_and_says_why() {
        opportunity.qualification().budget(Qualification.Budget.APPROVED);
        opportunity.qualification().timing(Qualification.Timing.LATER);
        opportunity.reckon(way.first());

        assertThat(opportunity.priorityScore()).isEqualTo(20);
        assertThat(opportunity.qualification().reasons())
                .containsExactly(
                        Map.of("reason", "BUDGET_APPROVED", "points", 25L),
                        Map.of("reason", "TIMING_LATER", "points", -5L));
    }

    @Test
    void takes_its_amount_from_its_products_if_it_has_none_and_tells_what_comes_in_each_month() {
        Opportunity fresh = placed();
        fresh.interestIn(List.of(
                Map.of("product", "LINE", "quantity", 2L, "unitPrice", Money.of("500", "USD")),
                Map.of("description", "Care", "unitPrice", Money.of("1200", "USD"), "billing", "YEARLY")));
        fresh.reckon(way.first());

        assertThat(fresh.worth().amount()).isEqualTo(Money.of("2200", "USD"));
        assertThat(fresh.worth().monthly()).isEqualTo(Money.of("100", "USD"));
    }

    @Test
    void refuses_shares_that_are_no_whole_and_members_that_are_there_twice() {
        assertThatThrownBy(() -> opportunity.staff(List.of(
                        Map.of("user", "a", "duty", "SALES", "share", 60L),
                        Map.of("user", "b", "duty", "PRESALES", "share", 30L))))
                .isInstanceOf(TradewindException.class)
                .hasMessageContaining("opportunities.shares");
        assertThatThrownBy(() -> opportunity.staff(
                        List.of(Map.of("user", "a", "duty", "SALES"), Map.of("user", "a", "duty", "DELIVERY"))))
                .hasMessageContaining("opportunities.member-twice");

        opportunity.staff(List.of(
                Map.of("user", "a", "duty", "SALES", "share", 70L),
                Map.of("user", "b", "duty", "PRESALES", "share", 30L)));
        assertThat(opportunity.dealTeam()).hasSize(2);
    }

    @Test
    void goes_on_in_another_stage_without_losing_state_or_history_when_its_own_is_retired() {
        opportunity.hold(LocalDate.of(2027, 1, 5));

        opportunity.transfer(way.second(), NOON.plusSeconds(60), "admin");

        assertThat(opportunity.state()).isEqualTo(State.ON_HOLD);
        assertThat(opportunity.stage()).isEqualTo(way.second().id());
        assertThat(opportunity.visits().lines()).hasSize(2);
    }

    @Test
    void is_called_by_its_code_and_product_if_nobody_names_it() {
        Opportunity imported = new Opportunity();
        imported.encode("1C1I7A6R");
        imported.offer("GTX_PRO");
        imported.callByProduct(product -> "GTX Pro");

        assertThat(imported.name()).isEqualTo("GTX Pro · 1C1I7A6R");
    }
}
