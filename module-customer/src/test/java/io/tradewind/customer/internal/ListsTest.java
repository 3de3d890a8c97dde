package io.tradewind.customer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.tradewind.list.ValueLists.Entry;

class ListsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "industries",
                "company-sizes",
                "regions",
                "customer-levels",
                "sources",
                "contact-roles",
                "customer-tags",
                "contact-tags",
                "lead-tags"
            })
    void have_different_codes_and_texts_in_both_languages(String name) {
        List<Entry> entries = Lists.entries(name);

        assertThat(entries).hasSizeGreaterThan(3);
        assertThat(entries).extracting(Entry::code).doesNotHaveDuplicates();
        assertThat(entries).extracting(Entry::zh).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(entries).extracting(Entry::en).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(entries).allMatch(entry -> entry.code().length() <= 60);
    }
}
