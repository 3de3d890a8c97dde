package io.tradewind.customer.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.tradewind.customer.internal.TaxId;
import io.tradewind.customer.internal.demo.DemoBook.Entry;

class DemoBookTest {
    private final List<Entry> book = DemoBook.write();

    @Test
    void has_three_hundred_customers_and_seven_hundred_contacts_of_both_worlds() {
        assertThat(book).hasSize(300);
        assertThat(book.stream().mapToInt(entry -> entry.contacts().size()).sum())
                .isEqualTo(700);
        assertThat(book.stream().filter(Entry::chinese).count()).isBetween(150L, 240L);
    }

    @Test
    void is_the_same_each_time_it_is_written() {
        assertThat(DemoBook.write()).isEqualTo(book);
    }

    @Test
    void gives_each_customer_a_name_of_its_own_and_a_tax_id_with_right_check_digits() {
        assertThat(book).extracting(Entry::name).doesNotHaveDuplicates();
        assertThat(book)
                .extracting(entry -> (String) entry.values().get("taxId"))
                .doesNotHaveDuplicates()
                .allSatisfy(taxId -> assertThat(TaxId.of(taxId).value()).isEqualTo(taxId));
    }

    @Test
    void lets_a_group_grow_under_customers_that_are_there_already() {
        Set<String> there = new HashSet<>();
        for (Entry entry : book) {
            String parent = entry.parent();
            if (parent != null) {
                assertThat(there).contains(parent);
            }
            there.add(entry.name());
        }
        assertThat(book.stream().filter(entry -> entry.parent() != null).count())
                .isBetween(10L, 60L);
    }

    @Test
    void spreads_over_eighteen_months_and_writes_to_nobody_real() {
        assertThat(book).allMatch(entry -> entry.age() >= 1 && entry.age() <= 550);
        assertThat(book).anyMatch(entry -> entry.age() > 480).anyMatch(entry -> entry.age() < 14);
        assertThat(book)
                .allMatch(entry -> entry.contacts().stream()
                        .allMatch(contact -> contact.get("email").toString().endsWith(".example")));
        assertThat(book)
                .allMatch(entry -> entry.values().get("website").toString().endsWith(".example"));
    }
}
