package io.tradewind.customer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.TradewindException;
import io.tradewind.customer.internal.Customer.State;
import io.tradewind.customer.internal.grading.Grade;
import io.tradewind.customer.internal.territory.Allocation;

class CustomerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Customer customer = new Customer();

    @Test
    void is_in_the_pool_until_somebody_owns_it() {
        assertThat(customer.state()).isEqualTo(State.POOL);

        customer.ownedBy("li", "east");

        assertThat(customer.state()).isEqualTo(State.OWNED);
    }

    @Test
    void stays_locked_whoever_owns_it_until_it_is_unlocked() {
        customer.ownedBy("li", "east");
        customer.lock("annual tender");

        customer.ownedBy("wang", "east");
        assertThat(customer.state()).isEqualTo(State.LOCKED);
        assertThat(customer.lockReason()).isEqualTo("annual tender");

        customer.unlock();
        assertThat(customer.state()).isEqualTo(State.OWNED);
        assertThat(customer.lockReason()).isNull();
    }

    @Test
    void tells_who_gave_it_to_whom_and_why() {
        customer.ownedBy("li", "east");

        var fact = customer.transfer("wang", "west", "Li left", true, NOON);

        assertThat(fact.from()).isEqualTo("li");
        assertThat(fact.to()).isEqualTo("wang");
        assertThat(fact.reason()).isEqualTo("Li left");
        assertThat(fact.withContacts()).isTrue();
        assertThat(customer.ownerId()).isEqualTo("wang");
        assertThat(customer.teamId()).isEqualTo("west");
    }

    @Test
    void refuses_to_be_transferred_to_its_owner() {
        customer.ownedBy("li", "east");

        assertThatThrownBy(() -> customer.transfer("li", "east", "?", false, NOON))
                .isInstanceOfSatisfying(
                        TradewindException.class, e -> assertThat(e.code()).isEqualTo("customers.same-owner"));
    }

    @Test
    void cannot_belong_to_itself() {
        assertThatThrownBy(() -> customer.moveUnder(customer.id()))
                .isInstanceOfSatisfying(
                        TradewindException.class, e -> assertThat(e.code()).isEqualTo("customers.parent-loop"));
    }

    @Test
    void has_no_negative_revenue_or_credit() {
        assertThatThrownBy(() -> customer.earn(Money.of("-1", "CNY"))).isInstanceOf(TradewindException.class);
        assertThatThrownBy(() -> customer.limitCredit(Money.of("-0.01", "USD"))).isInstanceOf(TradewindException.class);
    }

    @Test
    void follows_the_rules_with_its_level_until_somebody_sets_it_by_hand() {
        customer.rank("C");
        customer.grade(new Grade(40, "B", List.of()), NOON);
        assertThat(customer.level()).isEqualTo("B");
        assertThat(customer.score()).isEqualTo(40);
        assertThat(customer.levelFixed()).isFalse();

        customer.rank("B");
        assertThat(customer.levelFixed()).as("nothing was changed").isFalse();
        customer.rank("A");
        customer.grade(new Grade(5, "D", List.of()), NOON);

        assertThat(customer.level()).isEqualTo("A");
        assertThat(customer.score()).isEqualTo(5);
        assertThat(customer.levelFixed()).isTrue();
    }

    @Test
    void keeps_a_level_that_was_fixed_for_a_reason_until_it_is_freed() {
        customer.fixLevel("A", "board member");
        customer.grade(new Grade(0, "D", List.of()), NOON);
        assertThat(customer.level()).isEqualTo("A");
        assertThat(customer.levelReason()).isEqualTo("board member");

        customer.freeLevel();
        customer.grade(new Grade(0, "D", List.of()), NOON);

        assertThat(customer.level()).isEqualTo("D");
        assertThat(customer.levelReason()).isNull();
        customer.grade(new Grade(-3, null, List.of()), NOON);
        assertThat(customer.level()).as("the points make none").isEqualTo("D");
    }

    @Test
    void goes_to_those_whose_territory_it_is_once() {
        customer.ownedBy("li", "east");

        var fact = customer.goTo(new Allocation("t1", "wang", "west", "West: Wang"), NOON);

        assertThat(fact).hasValueSatisfying(moved -> assertThat(moved.to()).isEqualTo("wang"));
        assertThat(customer.ownerId()).isEqualTo("wang");
        assertThat(customer.territoryReason()).isEqualTo("West: Wang");
        assertThat(customer.goTo(new Allocation("t1", "wang", "west", "has it already"), NOON))
                .isEmpty();
        assertThat(customer.territoryReason()).as("why it came").isEqualTo("West: Wang");
        assertThat(customer.goTo(new Allocation("t2", "wang", "west", "South: Wang"), NOON))
                .isEmpty();
        assertThat(customer.territory()).isEqualTo("t2");
        assertThat(customer.territoryReason()).isEqualTo("South: Wang");
    }
}
