package io.tradewind.ui.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Summaries.Group;
import io.tradewind.ui.internal.list.GroupRow.Kind;
import io.tradewind.ui.internal.record.TypeFields;
import io.tradewind.ui.internal.sample.InMemoryRecords;
import io.tradewind.ui.internal.sample.SampleTypes;

class GroupedRowsTest {
    private static final List<String> INDUSTRIES = List.of("RETAIL", "BANK", "SHIP", "FARM");

    private final SampleTypes types = new SampleTypes();
    private final InMemoryRecords records = new InMemoryRecords(types);
    private final FieldSpec industry = field("industry");
    private final List<RecordQuery> asked = new ArrayList<>();
    private final GroupedRows rows = new GroupedRows(
            query -> {
                asked.add(query);
                return records.query("customers", query);
            },
            new Plain());

    /** Headings that say their key and count. */
    private static final class Plain implements GroupedRows.Lines {
        @Override
        public @Nullable String key(FieldSpec by, RecordView record) {
            return GroupKeys.key(by, record, ZoneOffset.UTC);
        }

        @Override
        public GroupRow heading(FieldSpec by, Group group, boolean open) {
            String sign = open ? "- " : "+ ";
            return new GroupRow(Kind.HEADING, group.key(), sign + group.key(), "" + group.count(), "", open);
        }

        @Override
        public GroupRow more(Group group, int rows) {
            return new GroupRow(Kind.MORE, group.key(), "more " + rows, "", "", false);
        }
    }

    private FieldSpec field(String name) {
        return TypeFields.find(types.require("customers").type(), name).orElseThrow();
    }

    @BeforeEach
    void fill() {
        add("RETAIL", 300);
        add("BANK", 4);
        add("SHIP", 2);
        add(null, 3);
    }

    private void add(@Nullable String group, int count) {
        for (int i = 0; i < count; i++) {
            String name = String.format("%s %03d", Objects.requireNonNullElse(group, "NONE"), i);
            records.create("customers", group == null ? Map.of("name", name) : Map.of("name", name, "industry", group));
        }
    }

    /** As the engine counts them. */
    private void ask() {
        Map<String, Long> counts = new TreeMap<>();
        records.each(
                "customers",
                RecordQuery.ALL,
                row -> counts.merge(Objects.toString(row.value("industry"), ""), 1L, Long::sum));
        rows.ask(
                RecordQuery.ALL,
                industry,
                counts.entrySet().stream()
                        .map(entry -> new Group(
                                entry.getKey().isEmpty() ? null : entry.getKey(), null, entry.getValue(), null))
                        .sorted(GroupKeys.order(industry, INDUSTRIES, Locale.ENGLISH))
                        .toList());
        asked.clear();
    }

    private List<String> lines(int offset, int limit) {
        return rows.lines(offset, limit).stream().map(RecordView::title).toList();
    }

    private static Stream<String> names(String group, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> String.format("%s %03d", group, i));
    }

    private GroupRow line(int place) {
        return GroupRow.of(rows.lines(place, 1).getFirst()).orElseThrow();
    }

    @Test
    void groups_stand_in_the_lists_order_with_the_empty_one_last_and_a_large_one_shows_its_first_rows() {
        ask();

        assertThat(lines(0, 100))
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("- RETAIL"),
                                names("RETAIL", 0, GroupedRows.FIRST),
                                Stream.of("more 100", "- BANK"),
                                names("BANK", 0, 4),
                                Stream.of("- SHIP"),
                                names("SHIP", 0, 2),
                                Stream.of("- null"),
                                names("NONE", 0, 3))
                        .flatMap(lines -> lines)
                        .toList());
    }

    @Test
    void small_groups_share_a_question_and_each_other_group_has_its_own() {
        ask();

        rows.lines(0, 100);

        assertThat(asked).hasSize(3);
        assertThat(asked.get(1).filters())
                .containsExactly(new Filter("industry", Operator.IN, List.of("BANK", "SHIP")));
        assertThat(asked.get(2).filters()).containsExactly(Filter.of("industry", Operator.EMPTY, "true"));
        asked.clear();
        rows.lines(0, 100);
        assertThat(asked).isEmpty();
    }

    @Test
    void any_window_shows_what_the_whole_shows_there() {
        ask();
        rows.press(line(26));
        List<String> all = lines(0, 1_000);

        for (int offset = 0; offset < all.size(); offset += 7) {
            assertThat(lines(offset, 11)).isEqualTo(all.subList(offset, Math.min(all.size(), offset + 11)));
        }
        assertThat(lines(all.size(), 50)).isEmpty();
    }

    @Test
    void more_rows_of_a_large_group_are_read_page_by_page_by_its_cursors() {
        ask();
        rows.press(line(26));
        asked.clear();

        assertThat(lines(1, 125))
                .containsExactlyElementsOf(names("RETAIL", 0, 125).toList());
        assertThat(lines(126, 1)).containsExactly("more 100");
        assertThat(asked.subList(1, asked.size())).isNotEmpty().allMatch(query -> query.after() != null);
    }

    @Test
    void a_group_with_but_a_few_rows_more_shows_them_all() {
        add("FARM", GroupedRows.FIRST + 5);
        ask();
        rows.press(line(0));

        assertThat(lines(9, 100))
                .startsWith("- FARM", "FARM 000")
                .contains("FARM 029", "- null")
                .noneMatch(line -> line.startsWith("more"));
    }

    @Test
    void a_folded_group_is_its_heading_and_reads_nothing() {
        ask();
        rows.fold(true);

        assertThat(lines(0, 50)).containsExactly("+ RETAIL", "+ BANK", "+ SHIP", "+ null");
        assertThat(asked).isEmpty();
        rows.press(line(1));
        assertThat(lines(0, 50)).containsSequence("- BANK", "BANK 000");
        ask();
        assertThat(lines(0, 50)).startsWith("+ RETAIL", "- BANK");
        rows.ask(RecordQuery.ALL, field("region"), List.of(new Group(null, null, 309, null)));
        assertThat(line(0).open()).isTrue();
    }

    @Test
    void neighbours_are_records_whatever_stands_between_them() {
        ask();

        int last = rows.indexOf(rows.lines(25, 1).getFirst().id()).orElseThrow();
        assertThat(last).isEqualTo(24);
        assertThat(rows.at(last + 1).orElseThrow().title()).isEqualTo("RETAIL 025");
        assertThat(rows.line(last)).contains(25);
        assertThat(rows.line(last + 1)).isEmpty();
        assertThat(rows.at(300).orElseThrow().title()).isEqualTo("BANK 000");
        assertThat(rows.line(300)).contains(28);
        assertThat(rows.at(308).orElseThrow().title()).isEqualTo("NONE 002");
        assertThat(rows.at(309)).isEmpty();
    }

    @Test
    void a_changed_record_stays_in_its_row_unless_it_belongs_to_another_group() {
        ask();
        RecordView bank = rows.at(301).orElseThrow();

        assertThat(rows.renew(records.change(bank.ref(), 1, Map.of("address", "Ningbo"))))
                .isTrue();
        assertThat(rows.at(301).orElseThrow().value("address")).isEqualTo("Ningbo");
        assertThat(rows.renew(records.change(bank.ref(), 2, Map.of("industry", "SHIP"))))
                .isFalse();
        ask();
        assertThat(lines(27, 9)).startsWith("- BANK", "BANK 000", "BANK 002").contains("BANK 001");
    }

    @Test
    void a_group_that_has_lost_rows_since_it_was_counted_leaves_no_gap() {
        ask();
        RecordView gone = records.query(
                        "customers", RecordQuery.ALL.filters(List.of(Filter.of("industry", Operator.EQ, "BANK"))))
                .items()
                .getFirst();
        records.remove(gone.ref(), gone.version());

        assertThat(lines(27, 6)).containsExactly("- BANK", "BANK 001", "BANK 002", "BANK 003", "- SHIP", "SHIP 000");
    }

    @Test
    void months_stand_with_the_latest_first_and_names_as_people_read_them() {
        List<Group> months = Stream.of("2026-09", null, "2026-11")
                .map(key -> new Group(key, null, 1, null))
                .sorted(GroupKeys.order(field("createdAt"), List.of(), Locale.ENGLISH))
                .toList();
        List<Group> owners = Stream.of("éva", "Zoe", "Eve", null)
                .map(name -> new Group("id of " + name, name, 1, null))
                .sorted(GroupKeys.order(field("owner"), List.of(), Locale.ENGLISH))
                .toList();

        assertThat(months).extracting(Group::key).containsExactly("2026-11", "2026-09", null);
        assertThat(owners).extracting(Group::name).containsExactly("éva", "Eve", "Zoe", null);
    }
}
