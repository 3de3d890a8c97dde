package io.tradewind.customer.internal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.TradewindException;
import io.tradewind.customer.internal.lead.Lead.State;

class LeadTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Lead lead = new Lead();

    @BeforeEach
    void describe() {
        lead.rename("Wang Fang");
        lead.workFor("Hongda");
        lead.comeFrom("EXHIBITION");
        lead.describe("预算约 80 万元");
    }

    private static ScoringRule rule(
            String name, ScoringRule.Attribute attribute, ScoringRule.Condition condition, String wanted, long points) {
        ScoringRule rule = new ScoringRule();
        rule.rename(name);
        rule.lookAt(attribute);
        rule.demand(condition);
        rule.want(wanted);
        rule.give(points);
        return rule;
    }

    @Test
    void is_scored_by_the_rules_that_hold_and_keeps_them_as_reasons() {
        ScoringRule off = rule("off", ScoringRule.Attribute.NAME, ScoringRule.Condition.FILLED, "", 50);
        off.activate(false);
        List<ScoringRule> rules = List.of(
                rule("fair", ScoringRule.Attribute.SOURCE, ScoringRule.Condition.IS, "exhibition", 20),
                rule("budget", ScoringRule.Attribute.NOTE, ScoringRule.Condition.CONTAINS, "预算", 25),
                rule("no phone", ScoringRule.Attribute.PHONE, ScoringRule.Condition.EMPTY, "", -5),
                rule("mail", ScoringRule.Attribute.EMAIL, ScoringRule.Condition.FILLED, "", 10),
                off);

        lead.rate(rules);

        assertThat(lead.score()).isEqualTo(40);
        assertThat(lead.scoreReasons())
                .containsExactly(
                        Map.of("rule", "fair", "points", 20L),
                        Map.of("rule", "budget", "points", 25L),
                        Map.of("rule", "no phone", "points", -5L));
    }

    @Test
    void a_rule_that_compares_with_nothing_never_holds() {
        ScoringRule rule = rule("bad", ScoringRule.Attribute.NAME, ScoringRule.Condition.CONTAINS, " ", 5);

        assertThat(rule.lacksValue()).isTrue();
        assertThat(rule.holds("Wang")).isFalse();
    }

    @Test
    void tells_since_when_it_is_in_its_state() {
        lead.arrived(NOON);
        lead.arrived(NOON.plusSeconds(60));
        assertThat(lead.stateSince()).isEqualTo(NOON);

        lead.work();
        lead.arrived(NOON.plusSeconds(120));
        assertThat(lead.stateSince()).isEqualTo(NOON.plusSeconds(120));

        lead.qualify(NOON);
        lead.arrived(NOON.plusSeconds(180));
        assertThat(lead.stateSince()).isEqualTo(NOON.plusSeconds(180));
    }

    @Test
    void goes_its_way_from_new_to_converted_and_back() {
        var assigned = lead.assign("li", "east", "Li is next", NOON);
        assertThat(assigned.because()).isEqualTo("Li is next");
        assertThat(lead.state()).isEqualTo(State.ASSIGNED);
        lead.work();
        assertThat(lead.qualify(NOON).lead()).isEqualTo(lead.id());

        lead.convert("c1", "p1", true);
        assertThat(lead.state()).isEqualTo(State.CONVERTED);
        assertThat(lead.isOpen()).isFalse();

        lead.undoConversion();
        assertThat(lead.state()).isEqualTo(State.QUALIFIED);
        assertThat(lead.customer()).isNull();
        assertThat(lead.contact()).isNull();
    }

    @Test
    void a_new_owner_takes_over_where_the_former_one_was() {
        lead.work();
        lead.assign("li", "east", null, NOON);

        assertThat(lead.state()).isEqualTo(State.WORKING);
        assertThat(lead.ownerId()).isEqualTo("li");
        assertThat(lead.assignedBecause()).isNull();
    }

    @Test
    void is_disqualified_for_a_reason_and_may_be_reopened() {
        assertThat(lead.disqualify("wrong number", NOON).reason()).isEqualTo("wrong number");
        assertThatThrownBy(() -> lead.convert("c1", null, false)).isInstanceOf(TradewindException.class);
        assertThatThrownBy(() -> lead.assign("li", null, null, NOON)).isInstanceOf(TradewindException.class);

        lead.reopen();

        assertThat(lead.state()).isEqualTo(State.NEW);
        assertThat(lead.disqualifyReason()).isNull();
    }

    @Test
    void has_no_owner_in_the_pool_and_is_assigned_when_claimed() {
        lead.assign("li", "east", null, NOON);
        lead.release();
        assertThat(lead.state()).isEqualTo(State.POOL);
        assertThat(lead.ownerId()).isNull();
        assertThat(lead.teamId()).isEqualTo("east");

        lead.assign("wang", "east", null, NOON);
        assertThat(lead.state()).isEqualTo(State.ASSIGNED);
    }

    @Test
    void cannot_be_converted_twice() {
        lead.convert("c1", null, false);

        assertThatThrownBy(() -> lead.convert("c2", null, false))
                .isInstanceOfSatisfying(
                        TradewindException.class, e -> assertThat(e.code()).isEqualTo("record.action-not-open"));
    }
}
