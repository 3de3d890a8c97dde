package io.tradewind.runtime.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;

import io.tradewind.event.DomainEvent;
import io.tradewind.list.ValueLists.Entry;
import io.tradewind.runtime.internal.access.ThreadIdentity;
import io.tradewind.runtime.internal.epoch.Epochs;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;
import io.tradewind.runtime.internal.tx.ThreadTransactions;

class ValueListsTest {
    private final List<DomainEvent> published = new ArrayList<>();
    private ThreadTransactions transactions;
    private StoredLists lists;

    @BeforeEach
    void two_industries(TestDatabase database) {
        database.withCoreTables();
        transactions = database.transactions();
        lists = node();
        lists.provide(
                "industries",
                List.of(
                        new Entry("industries", "TECHNOLOGY", "科技", "Technology", 0, true),
                        new Entry("industries", "RETAIL", "零售", "Retail", 1, true)));
    }

    @DatabaseTest
    void are_served_in_their_order_and_in_the_reader_s_language() {
        assertThat(lists.entries("industries")).extracting(Entry::code).containsExactly("TECHNOLOGY", "RETAIL");
        assertThat(lists.entries("industries").getFirst().text(Locale.CHINA)).isEqualTo("科技");
        assertThat(lists.entries("nowhere")).isEmpty();
    }

    @DatabaseTest
    void are_found_by_code_or_either_text_in_any_case() {
        assertThat(lists.find("industries", " technology ")).map(Entry::code).contains("TECHNOLOGY");
        assertThat(lists.find("industries", "零售")).map(Entry::code).contains("RETAIL");
        assertThat(lists.find("industries", "RETAIL")).map(Entry::zh).contains("零售");
        assertThat(lists.find("industries", "technolgy")).isEmpty();
    }

    @DatabaseTest
    void keep_what_an_admin_wrote_when_the_stage_starts_again() {
        transactions.run(() -> {
            transactions.sql().update("update core.list_values set en = 'IT' where code = 'TECHNOLOGY'");
            transactions.sql().update("update core.list_values set removed_at = created_at where code = 'RETAIL'");
            lists.changed();
        });

        lists.provide(
                "industries",
                List.of(
                        new Entry("industries", "TECHNOLOGY", "科技", "Technology", 0, true),
                        new Entry("industries", "RETAIL", "零售", "Retail", 1, true),
                        new Entry("industries", "FINANCE", "金融", "Finance", 2, true)));

        assertThat(lists.entries("industries")).extracting(Entry::en).containsExactly("IT", "Finance");
    }

    @DatabaseTest
    void take_new_entries_from_texts_once() {
        Entry medical = lists.add("industries", " Medical & health ");
        Entry again = lists.add("industries", "medical & HEALTH");
        Entry chinese = lists.add("industries", "新能源");
        Entry known = lists.add("industries", "Retail");

        assertThat(medical)
                .isEqualTo(new Entry("industries", "MEDICAL_HEALTH", "Medical & health", "Medical & health", 2, true));
        assertThat(again).isEqualTo(medical);
        assertThat(chinese.code()).isEqualTo("新能源");
        assertThat(known.code()).isEqualTo("RETAIL");
        assertThat(lists.entries("industries")).hasSize(4);
    }

    @DatabaseTest
    void find_a_free_code_for_texts_that_look_alike() {
        lists.add("industries", "R&D");

        assertThat(lists.add("industries", "R+D").code()).isEqualTo("R_D_2");
        assertThat(lists.add("industries", "???").code()).isEqualTo("ENTRY");
        assertThat(lists.add("industries", "x".repeat(300)).code()).hasSize(60);
    }

    @DatabaseTest
    void tell_others_what_was_added() {
        published.clear();

        lists.add("industries", "Mining");
        lists.add("industries", "Mining");

        assertThat(published).hasSize(1);
    }

    @DatabaseTest
    void change_on_other_nodes_within_seconds_and_not_for_a_rollback() throws Exception {
        StoredLists other = node();
        assertThat(other.entries("industries")).hasSize(2);
        try {
            transactions.run(() -> {
                lists.add("industries", "Lost");
                throw new IllegalStateException();
            });
        } catch (IllegalStateException expected) {
            assertThat(lists.entries("industries")).hasSize(2);
        }

        lists.add("industries", "Mining");
        Thread.sleep(2_100);

        assertThat(other.entries("industries")).hasSize(3);
    }

    private StoredLists node() {
        return new StoredLists(
                new ThreadIdentity(),
                transactions,
                transactions,
                published::add,
                new Epochs(transactions, transactions));
    }
}
