package io.tradewind.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.tradewind.access.Scope;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.runtime.internal.testing.DatabaseTest;
import io.tradewind.runtime.internal.testing.TestDatabase;

/** Words within texts are found as they are now, whatever the database has to do for it. */
class WordSearchTest {
    private Office office;

    @BeforeEach
    void open(TestDatabase database) {
        office = new Office(database);
        office.team("t1", null);
        office.user("anna", "t1", "t1");
        office.user("ben", null);
        office.grant("anna", Scope.ALL);
        office.grant("ben", Scope.OWN);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private List<String> containing(String user, String word) {
        return titles(user, RecordQuery.ALL.filters(List.of(Filter.of("name", Operator.CONTAINS, word))));
    }

    private List<String> titles(String user, RecordQuery query) {
        return office.as(
                user,
                () -> office.records.query("companies", query.limit(500)).items().stream()
                        .map(RecordView::title)
                        .toList());
    }

    @DatabaseTest
    void a_saved_text_is_found_at_once_and_a_former_one_no_more() {
        assertThat(containing("anna", "orth")).isEmpty();
        RecordView made = office.company("anna", "Northwind 北风");

        assertThat(containing("anna", "ORTH")).containsExactly("Northwind 北风");
        assertThat(containing("anna", "北")).containsExactly("Northwind 北风");

        RecordView renamed =
                office.as("anna", () -> office.records.change(made.ref(), made.version(), Map.of("name", "Southwind")));
        assertThat(containing("anna", "orth")).isEmpty();
        assertThat(containing("anna", "outhw")).containsExactly("Southwind");

        office.as("anna", () -> office.records.remove(renamed.ref(), renamed.version()));
        assertThat(containing("anna", "outhw")).isEmpty();
        office.as("anna", () -> office.records.restore(renamed.ref()));
        assertThat(containing("anna", "outhw")).containsExactly("Southwind");
    }

    @DatabaseTest
    void what_a_transaction_writes_is_found_in_it_and_after_a_rollback_by_nobody() {
        office.company("anna", "Kept");
        assertThat(containing("anna", "ep")).hasSize(1);

        try {
            office.tx.run(() -> {
                office.company("anna", "Kept not");
                assertThat(containing("anna", "ep")).hasSize(2);
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }

        assertThat(containing("anna", "ep")).containsExactly("Kept");
    }

    @DatabaseTest
    void scopes_hold_and_words_are_sought_in_every_field_that_is_searched() {
        office.company("anna", "Harbour of Anna");
        office.company("ben", "Harbour of Ben");

        assertThat(containing("ben", "arbour")).containsExactly("Harbour of Ben");
        assertThat(titles("anna", RecordQuery.ALL.text("arbour k-0002"))).containsExactly("Harbour of Ben");
        assertThat(titles("ben", RecordQuery.ALL.text("arbour k-0001"))).isEmpty();
    }

    @DatabaseTest
    void a_word_that_stands_nearly_everywhere_fills_pages_in_order() {
        List<String> names = IntStream.range(0, TypeTexts.MOST_CANDIDATES + 50)
                .mapToObj(i -> "Everywhere %05d".formatted(i))
                .toList();
        for (int from = 0; from < names.size(); from += 500) {
            List<Map<String, Object>> some = names.subList(from, Math.min(names.size(), from + 500)).stream()
                    .map(name -> Map.<String, Object>of("name", name))
                    .toList();
            office.as("anna", () -> office.records.createAll("companies", some));
        }

        assertThat(containing("anna", "verywhere")).isEqualTo(names.subList(0, 500));
        assertThat(containing("anna", "where 00777")).containsExactly("Everywhere 00777");
    }

    @DatabaseTest
    void nothing_is_missed_that_is_saved_while_texts_are_first_read() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            office.company("anna", "Busy " + writer + "-" + i);
                            assertThat(containing("anna", "usy " + writer + "-"))
                                    .hasSize(i + 1);
                        }
                    }))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertThat(containing("anna", "usy")).hasSize(60);
    }
}
