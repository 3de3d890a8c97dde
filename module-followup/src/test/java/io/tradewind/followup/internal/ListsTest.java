package io.tradewind.followup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.tradewind.list.ValueLists.Entry;

class ListsTest {
    @Test
    void outcomes_have_a_code_and_words_in_both_languages() {
        assertThat(Lists.entries()).hasSizeGreaterThan(5).allSatisfy(entry -> {
            assertThat(entry.code()).matches("[A-Z_]+");
            assertThat(entry.zh()).containsPattern("\\p{IsHan}");
            assertThat(entry.en()).isNotBlank();
        });
        assertThat(Lists.entries()).extracting(Entry::code).doesNotHaveDuplicates();
    }
}
