package io.tradewind.runtime.internal.record.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "杭州鸿达机械有限公司, 杭州机械, 杭州**机械有限公司",
        "杭州鸿达机械有限公司, 鸿达机械, **鸿达机械有限公司",
        "杭州鸿达机械有限公司, '', 杭**有限公司",
        "Hongda Machinery Ltd, hongda, Hongda**",
        "North Hongda Machinery, machin, **Machin**",
        "鸿达, 弘大, 鸿**",
    })
    void shows_what_was_typed_and_the_kind_of_company(String name, String typed, String masked) {
        assertThat(Mask.name(name, typed)).isEqualTo(masked);
    }

    @Test
    void does_not_tell_how_long_a_gap_is() {
        assertThat(Mask.name("杭州鸿达机械有限公司", "杭州")).isEqualTo(Mask.name("杭州鸿运来大机械有限公司", "杭州"));
    }

    @Test
    void gives_nothing_away_for_a_single_character() {
        assertThat(Mask.name("鸿达机械有限公司", "机")).isEqualTo("鸿**有限公司");
    }

    @Test
    void finds_keys_that_differ_a_little_near_and_others_far() {
        assertThat(Nearness.of("杭州鸿达机械", "杭州鸿达机械")).isEqualTo(1);
        assertThat(Nearness.of("鸿达机械", "杭州鸿达机械")).isGreaterThan(0.8);
        assertThat(Nearness.of("杭州弘达机械", "杭州鸿达机械")).isGreaterThan(0.5);
        assertThat(Nearness.of("上海贸易", "杭州鸿达机械")).isZero();
        assertThat(Nearness.pieces("杭州弘达机械")).anyMatch("杭州鸿达机械"::contains);
    }
}
