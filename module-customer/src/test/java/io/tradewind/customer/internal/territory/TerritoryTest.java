package io.tradewind.customer.internal.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;

class TerritoryTest {
    private final Territory territory = new Territory();

    private static Situation customer(String region, String industry, String level) {
        return new Situation(region, industry, level, "li");
    }

    @Test
    void takes_customers_of_its_regions_and_of_those_below() {
        territory.cover(List.of("CN", "JP"));

        assertThat(territory.takes(customer("CN", "MACHINERY", "A"))).isTrue();
        assertThat(territory.takes(customer("CN-ZJ", "MACHINERY", "A"))).isTrue();
        assertThat(territory.takes(customer("CNX", "MACHINERY", "A"))).isFalse();
        assertThat(territory.takes(new Situation(null, "MACHINERY", "A", null))).isFalse();
    }

    @Test
    void asks_for_all_that_it_names_and_for_nothing_else() {
        territory.serve(List.of("MACHINERY"));
        territory.rank(List.of("A", "B"));

        assertThat(territory.takes(customer("DE", "MACHINERY", "B"))).isTrue();
        assertThat(territory.takes(customer("DE", "MACHINERY", "C"))).isFalse();
        assertThat(territory.takes(customer("DE", "RETAIL", "A"))).isFalse();
        assertThat(new Territory().takes(new Situation(null, null, null, null))).isTrue();
    }

    @Test
    void is_a_list_of_customers_by_the_same_words() {
        Coverage coverage = new Coverage(new SomeRegions());

        assertThat(coverage.filters(List.of("CN"), List.of(), List.of("A")))
                .containsExactly(
                        new Filter("region", Operator.IN, List.of("CN", "CN-ZJ")),
                        new Filter("level", Operator.IN, List.of("A")));
        assertThat(coverage.filters(List.of(), List.of(), List.of())).isEmpty();
    }
}
