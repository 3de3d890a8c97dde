package io.tradewind.ui.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;
import io.tradewind.ui.internal.sample.InMemoryRecords;
import io.tradewind.ui.internal.sample.SampleTypes;

class CursorRowsTest {
    private final InMemoryRecords records = new InMemoryRecords(new SampleTypes());
    private final List<RecordQuery> asked = new ArrayList<>();
    private final CursorRows rows = new CursorRows(query -> {
        asked.add(query);
        return records.query("customers", query);
    });

    @BeforeEach
    void fill() {
        for (int i = 0; i < 1_234; i++) {
            records.create("customers", Map.of("name", String.format("Customer %04d", i)));
        }
        rows.ask(RecordQuery.ALL);
    }

    private static String name(int number) {
        return String.format("Customer %04d", number);
    }

    private List<String> titles(int offset, int limit) {
        return rows.rows(offset, limit).stream().map(RecordView::title).toList();
    }

    @Test
    void scrolling_down_reads_each_page_once_by_its_cursor() {
        for (int offset = 0; offset < 500; offset += 50) {
            assertThat(titles(offset, 50))
                    .startsWith(name(offset))
                    .endsWith(name(offset + 49))
                    .hasSize(50);
        }

        assertThat(asked).hasSize(10);
        assertThat(asked.getFirst().after()).isNull();
        assertThat(asked.subList(1, 10)).allMatch(query -> query.after() != null);
    }

    @Test
    void a_window_may_begin_and_end_anywhere() {
        assertThat(titles(37, 80)).startsWith(name(37)).endsWith(name(116)).hasSize(80);
    }

    @Test
    void a_jump_walks_in_large_steps_and_skips_no_row() {
        assertThat(titles(1_000, 50)).startsWith(name(1_000)).endsWith(name(1_049));

        assertThat(asked).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void scrolling_back_asks_again_from_the_remembered_cursor() {
        for (int offset = 0; offset < 1_000; offset += 50) {
            rows.rows(offset, 50);
        }
        asked.clear();

        assertThat(titles(100, 50)).startsWith(name(100));
        assertThat(asked).hasSize(1);
    }

    @Test
    void the_end_gives_fewer_rows_and_beyond_it_there_are_none() {
        assertThat(titles(1_200, 50)).hasSize(34).endsWith(name(1_233));
        assertThat(rows.rows(1_300, 50)).isEmpty();
        assertThat(rows.at(1_233)).isPresent();
        assertThat(rows.at(1_234)).isEmpty();
        assertThat(rows.at(-1)).isEmpty();
    }

    @Test
    void an_empty_list_is_empty() {
        rows.ask(RecordQuery.ALL.text("nobody is called so"));

        assertThat(rows.rows(0, 50)).isEmpty();
    }

    @Test
    void a_changed_record_takes_its_row_again_without_a_new_query() {
        RecordView third = rows.at(2).orElseThrow();
        records.change(third.ref(), third.version(), Map.of("address", "Ningbo"));
        asked.clear();

        boolean shown = rows.renew(records.read(new RecordRef("customers", third.id())));

        assertThat(shown).isTrue();
        assertThat(rows.at(2).orElseThrow().value("address")).isEqualTo("Ningbo");
        assertThat(rows.indexOf(third.id())).contains(2);
        assertThat(asked).isEmpty();
    }
}
