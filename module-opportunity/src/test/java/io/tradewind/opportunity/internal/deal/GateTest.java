package io.tradewind.opportunity.internal.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.tradewind.Money;
import io.tradewind.opportunity.internal.pipeline.Stage;
import io.tradewind.opportunity.internal.pipeline.Stages;
import io.tradewind.record.FieldProblem;

class GateTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Way way = new Way();

    private Opportunity in(Stage stage) {
        Opportunity opportunity = new Opportunity();
        opportunity.enter(stage, NOON, "me", null);
        opportunity.checks().ask(stage);
        return opportunity;
    }

    private Gate gate(Stage from, Stage to, boolean back, boolean jump) {
        return new Gate(Stages.pipeline(back, jump), way.all(), from, to, Locale.ENGLISH);
    }

    private static List<String> codes(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    @Test
    void asks_for_the_fields_of_the_next_stage() {
        Opportunity opportunity = in(way.first());
        Gate gate = gate(way.first(), way.second(), true, true);

        assertThat(codes(gate.missing(opportunity))).containsExactly("amount opportunities.stage-needs");

        opportunity.worth().value(Money.of("5", "EUR"));
        assertThat(gate.missing(opportunity)).isEmpty();
        assertThat(gate.closed(opportunity)).isEmpty();
    }

    @Test
    void asks_for_what_is_to_be_done_before_leaving() {
        Opportunity opportunity = in(way.second());
        opportunity.outlook().expectClose(LocalDate.of(2026, 12, 1));
        opportunity.qualification().budget(Qualification.Budget.PLANNED);
        Gate gate = gate(way.second(), way.third(), true, true);

        assertThat(codes(gate.missing(opportunity))).containsExactly("checklist opportunities.unticked");

        opportunity.tick(List.of(Map.of("item", "Met the decider", "done", true)));
        assertThat(gate.missing(opportunity)).isEmpty();
    }

    @Test
    void asks_nothing_of_who_goes_back_or_gives_up() {
        Opportunity opportunity = in(way.second());

        assertThat(gate(way.second(), way.first(), true, true).missing(opportunity))
                .isEmpty();
        assertThat(gate(way.second(), way.lost(), true, true).missing(opportunity))
                .isEmpty();
    }

    @Test
    void lets_nobody_back_or_over_a_stage_where_the_pipeline_says_so() {
        Opportunity opportunity = in(way.second());
        Opportunity beginner = in(way.first());

        assertThat(gate(way.second(), way.first(), false, true).closed(opportunity))
                .map(FieldProblem::code)
                .contains("opportunities.no-way-back");
        assertThat(gate(way.first(), way.third(), true, false).closed(beginner))
                .contains(FieldProblem.of("stage", "opportunities.no-jump", "Second"));
        assertThat(gate(way.first(), way.won(), true, false).closed(beginner))
                .as("winning is no jump")
                .isEmpty();
    }

    @Test
    void stays_closed_for_what_has_ended_or_is_there_already() {
        assertThat(gate(way.won(), way.first(), true, true).closed(in(way.won())))
                .map(FieldProblem::code)
                .contains("opportunities.reopen-first");
        assertThat(gate(way.first(), way.first(), true, true).closed(in(way.first())))
                .map(FieldProblem::code)
                .contains("opportunities.there-already");
    }
}
