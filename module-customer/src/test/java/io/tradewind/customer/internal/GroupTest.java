package io.tradewind.customer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class GroupTest {
    private final Map<String, String> parents = Map.of("works", "region", "region", "holding", "a", "b", "b", "a");
    private final Group group = new Group(id -> Optional.ofNullable(parents.get(id)));

    @Test
    void lets_a_company_move_under_any_that_is_not_below_it() {
        assertThat(group.wouldLoop("newcomer", "works")).isFalse();
        assertThat(group.wouldLoop("works", "holding")).isFalse();
    }

    @Test
    void refuses_a_company_above_itself_however_far() {
        assertThat(group.wouldLoop("holding", "holding")).isTrue();
        assertThat(group.wouldLoop("holding", "region")).isTrue();
        assertThat(group.wouldLoop("holding", "works")).isTrue();
    }

    @Test
    void ends_even_if_the_stored_group_loops_already() {
        assertThat(group.wouldLoop("newcomer", "a")).isFalse();
    }
}
