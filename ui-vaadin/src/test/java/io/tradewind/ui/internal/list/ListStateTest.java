package io.tradewind.ui.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.router.QueryParameters;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.Sort;
import io.tradewind.view.ViewContent;
import io.tradewind.view.ViewContent.Chart;
import io.tradewind.view.ViewContent.Column;

class ListStateTest {
    private static final Function<String, Optional<ViewContent>> NO_VIEWS = id -> Optional.empty();
    private static final Filter ME = Filter.of("owner", Operator.EQ, "me");

    @Test
    void an_address_says_everything_that_the_list_shows() {
        var content = new ViewContent(
                "云帆",
                List.of(
                        Filter.of("owner", Operator.EQ, "me"),
                        new Filter("industry", Operator.IN, List.of("LOGISTICS", "MEDICAL")),
                        Filter.of("creditLimit", Operator.GTE, "1000"),
                        Filter.of("creditLimit", Operator.LTE, "5000"),
                        Filter.of("email", Operator.EMPTY, "true")),
                List.of(new Sort("name", false), new Sort("createdAt", true)),
                List.of(new Column("name", 240), new Column("industry", 0)),
                ViewContent.TABLE,
                new Chart(new Grouping("industry", Grouping.Measure.SUM, "creditLimit"), Chart.Shape.PIE),
                "industry");
        var state = new ListState(content, true, "", ViewContent.PLAIN);

        var read = read(state, NO_VIEWS);

        assertThat(read.text()).isEqualTo("云帆");
        assertThat(read.filters()).containsExactlyInAnyOrderElementsOf(state.filters());
        assertThat(read.sorts()).isEqualTo(state.sorts());
        assertThat(read.content().columns()).isEqualTo(content.columns());
        assertThat(read.content().chart()).isEqualTo(content.chart());
        assertThat(read.group()).isEqualTo("industry");
        assertThat(read.bin()).isTrue();
    }

    private static ListState read(ListState state, Function<String, Optional<ViewContent>> views) {
        return ListState.of(QueryParameters.fromString(state.parameters().getQueryString()), views);
    }

    @Test
    void a_view_stands_in_the_address_by_its_id_and_what_differs_is_written_out() {
        var kept = new ViewContent("", List.of(ME), List.of(), List.of(), ViewContent.TABLE, null);
        Function<String, Optional<ViewContent>> views = id -> Optional.of(kept).filter(view -> id.equals("v1"));
        var opened = new ListState(kept, false, "v1", kept);

        assertThat(opened.parameters().getQueryString()).isEqualTo("view=v1");
        assertThat(read(opened, views)).isEqualTo(opened);
        var changed = opened.without(ME);
        assertThat(changed.changed()).isTrue();
        assertThat(read(changed, views)).isEqualTo(changed);
        assertThat(read(opened, NO_VIEWS)).isEqualTo(ListState.START);
    }

    @Test
    void all_records_can_be_asked_for_though_the_list_opens_with_a_view() {
        var all = new ListState(ViewContent.PLAIN, false, ListState.ALL, ViewContent.PLAIN);

        assertThat(read(all, NO_VIEWS)).isEqualTo(all);
        assertThat(all.with(ME).parameters().getQueryString()).isEqualTo("owner=me&view=all");
    }

    @Test
    void groups_stay_whatever_else_changes() {
        var state = ListState.START.group("industry");

        assertThat(state.parameters().getQueryString()).isEqualTo("group=industry");
        assertThat(state.text("acme")
                        .with(ME)
                        .without(ME)
                        .sorts(Sort.parse("name"))
                        .chart(null)
                        .columns(List.of())
                        .group())
                .isEqualTo("industry");
        assertThat(state.group("").group()).isEmpty();
    }

    @Test
    void a_board_stands_in_the_address_with_the_one_that_was_chosen() {
        var board = ListState.START.asBoard("");
        var chosen = board.asBoard("7f-Usual").with(ME);

        assertThat(board.parameters().getQueryString()).isEqualTo("as=board");
        assertThat(chosen.parameters().getQueryString()).isEqualTo("owner=me&as=board%3A7f-Usual");
        assertThat(read(chosen, NO_VIEWS)).isEqualTo(chosen);
        assertThat(chosen.board()).isEqualTo("7f-Usual");
        assertThat(chosen.text("acme").onBoard()).isTrue();
        assertThat(chosen.bin(true).onBoard()).isFalse();
        assertThat(chosen.asTable().onBoard()).isFalse();
        assertThat(ListState.of(QueryParameters.fromString("as=cinema"), NO_VIEWS))
                .isEqualTo(ListState.START);
    }

    @Test
    void the_plain_list_has_the_plain_address() {
        assertThat(ListState.START.parameters().getQueryString()).isEmpty();
        assertThat(ListState.of(QueryParameters.empty(), NO_VIEWS)).isEqualTo(ListState.START);
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
                .bin(true)
                .text("acme")
                .sorts(Sort.parse("-name"))
                .query();

        assertThat(query.text()).isEqualTo("acme");
        assertThat(query.sorts()).containsExactly(new Sort("name", true));
        assertThat(query.removed()).isTrue();
    }
}
