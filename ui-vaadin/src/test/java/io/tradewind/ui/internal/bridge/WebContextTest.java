package io.tradewind.ui.internal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebContextTest {
    @Test
    void knows_the_types_that_browsers_insist_on() {
        var context = new WebContext(null);

        assertThat(context.getMimeType("/VAADIN/build/a.JS")).startsWith("text/javascript");
        assertThat(context.getMimeType("x.svg")).isEqualTo("image/svg+xml");
        assertThat(context.getMimeType("README")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tradewind/", "/../i18n/texts.properties", "/tradewind/..\\x", "/a/../b.css"})
    void never_serves_folders_or_paths_that_climb(String path) {
        assertThat(new WebContext(null).getResource(path)).isNull();
    }
}
