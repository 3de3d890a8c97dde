package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ColumnTextsTest {
    @Test
    void texts_are_found_across_blocks_and_never_across_two_texts() {
        ColumnTexts texts = new ColumnTexts();
        for (int i = 0; i < 9_000; i++) {
            texts.add("id" + i, "text " + i + "x");
        }

        assertThat(texts.containing("text 8999x", 10)).isEqualTo(Optional.of(Set.of("id8999")));
        assertThat(texts.containing("text 17", 5_000).orElseThrow()).hasSize(111);
        assertThat(texts.containing("xtext", 10)).isEqualTo(Optional.of(Set.of()));
        assertThat(texts.containing("text", 100)).isEmpty();
    }
}
