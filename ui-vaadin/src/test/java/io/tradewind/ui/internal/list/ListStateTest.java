package io.tradewind.ui.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.router.QueryParameters;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Sort;

class ListStateTest {
    @Test
    void an_address_says_everything_that_the_list_shows() {
        var state = new ListState(
                "云帆",
                List.of(
                        Filter.of("owner", Operator.EQ, "me"),
                        new Filter("industry", Operator.IN, List.of("LOGISTICS", "MEDICAL")),
                        Filter.of("creditLimit", Operator.GTE, "1000"),
                        Filter.of("creditLimit", Operator.LTE, "5000"),
                        Filter.of("email", Operator.EMPTY, "true")),
                List.of(new Sort("name", false), new Sort("createdAt", true)),
                true);

        var read = ListState.of(QueryParameters.fromString(state.parameters().getQueryString()));

        assertThat(read.text()).isEqualTo("云帆");
        assertThat(read.filters()).containsExactlyInAnyOrderElementsOf(state.filters());
        assertThat(read.sorts()).isEqualTo(state.sorts());
        assertThat(read.bin()).isTrue();
    }

    @Test
    void the_plain_list_has_the_plain_address() {
        assertThat(ListState.START.parameters().getQueryString()).isEmpty();
        assertThat(ListState.of(QueryParameters.empty())).isEqualTo(ListState.START);
    }

    @Test
    void conditions_are_added_replaced_and_taken_away_one_by_one() {
        var me = Filter.of("owner", Operator.EQ, "me");
        var big = Filter.of("creditLimit", Operator.GTE, "1000");
        var bigger = Filter.of("creditLimit", Operator.GTE, "9000");

        var state = ListState.START.with(me).with(big).with(big, bigger).without(me);

        assertThat(state.filters()).containsExactly(bigger);
        assertThat(state.cleared().unfiltered()).isTrue();
    }

    @Test
    void the_question_to_the_engine_carries_text_filters_sorts_and_bin() {
        var query = ListState.START
                .text("acme")
                .sorts(Sort.parse("-name"))
                .bin(true)
                .query();

        assertThat(query.text()).isEqualTo("acme");
        assertThat(query.sorts()).containsExactly(new Sort("name", true));
        assertThat(query.removed()).isTrue();
    }
}
