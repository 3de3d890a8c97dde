package io.tradewind.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogoTest {
    @Test
    void leaves_the_place_out_of_a_companys_sign() {
        assertThat(Logo.of("杭州云帆科技有限公司").getText()).isEqualTo("云");
        assertThat(Logo.of("上海").getText()).isEqualTo("上");
        assertThat(Logo.of("bluewave Ltd").getText()).isEqualTo("B");
    }

    @Test
    void tells_chinese_people_by_the_end_and_others_by_their_initials() {
        assertThat(Logo.person("林晓").getText()).isEqualTo("晓");
        assertThat(Logo.person("Anna van Lee").getText()).isEqualTo("AL");
        assertThat(Logo.person("admin").getText()).isEqualTo("A");
    }

    @Test
    void survives_names_of_nothing_and_of_signs_beyond_the_basic_plane() {
        assertThat(Logo.of("  ").getText()).isEqualTo("·");
        assertThat(Logo.of("😀 GmbH").getText()).isEqualTo("😀");
    }

    @Test
    void gives_the_same_name_the_same_colour() {
        assertThat(Logo.of("Yunfan").getClassNames())
                .isEqualTo(Logo.of("Yunfan").getClassNames());
    }
}
