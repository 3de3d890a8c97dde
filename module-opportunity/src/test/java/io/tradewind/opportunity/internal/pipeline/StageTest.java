package io.tradewind.opportunity.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

class StageTest {
    private static Stage stage(Map<String, Object> line) {
        return Stage.of("p", line, 2);
    }

    @Test
    void is_what_its_line_says_and_tells_it_again_with_its_id() {
        Stage stage = stage(Map.of(
                "name", "方案报价",
                "nameEn", "Proposal",
                "type", "OPEN",
                "probability", 55L,
                "stalledAfterDays", 21L,
                "checklist", "Budget known\n\n Decider met ",
                "requiredFields", List.of("AMOUNT", "EXPECTED_CLOSE")));

        assertThat(stage.checklist()).containsExactly("Budget known", "Decider met");
        assertThat(stage.requiredFields()).containsExactly("AMOUNT", "EXPECTED_CLOSE");
        assertThat(stage.line())
                .containsEntry("id", stage.id())
                .containsEntry("probability", 55L)
                .containsEntry("requiredFields", List.of("AMOUNT", "EXPECTED_CLOSE"));
    }

    @Test
    void is_called_by_either_name_and_shown_by_the_readers() {
        Stage stage = stage(Map.of("name", "赢单", "nameEn", "Won", "type", "WON"));

        assertThat(stage.isCalled("won")).isTrue();
        assertThat(stage.isCalled("赢单")).isTrue();
        assertThat(stage.isCalled("Lost")).isFalse();
        assertThat(stage.nameIn(Locale.CHINESE)).isEqualTo("赢单");
        assertThat(stage.nameIn(Locale.ENGLISH)).isEqualTo("Won");
    }

    @Test
    void without_a_probability_winning_is_certain_and_all_else_is_not() {
        assertThat(stage(Map.of("name", "Won", "type", "WON")).probability()).isEqualTo(100);
        assertThat(stage(Map.of("name", "New", "type", "OPEN")).probability()).isZero();
    }
}
