package io.tradewind.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Sort;

/**
 * What a view shows, by names only: it outlives the fields that it names.
 *
 * @param text words of the list's search box
 * @param columns in their order; empty: the type's usual ones
 * @param mode how rows are shown, for example {@link #TABLE}; what a screen does not know it shows as a table
 * @param chart the chart above the list; null: none
 * @param group field that rows are shown in groups of; empty: none
 */
public record ViewContent(
        String text,
        List<Filter> filters,
        List<Sort> sorts,
        List<Column> columns,
        String mode,
        @Nullable Chart chart,
        String group) {
    public static final String TABLE = "TABLE";

    /** Everything, as the type shows it. */
    public static final ViewContent PLAIN = new ViewContent("", List.of(), List.of(), List.of(), TABLE, null, "");

    /** Without groups. */
    public ViewContent(
            String text,
            List<Filter> filters,
            List<Sort> sorts,
            List<Column> columns,
            String mode,
            @Nullable Chart chart) {
        this(text, filters, sorts, columns, mode, chart, "");
    }

    public ViewContent {
        group = Objects.requireNonNullElse(group, ""); // views that were kept before there were groups
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
        columns = List.copyOf(columns);
    }

    /** @param width in pixels; 0: the usual one */
    public record Column(String field, int width) {
        public Column {
            width = Math.clamp(width, 0, 2_000);
        }
    }

    /**
     * A chart of the rows.
     *
     * @param measure of each group, see {@link io.tradewind.record.Summaries}
     * @param shape how it is drawn
     */
    public record Chart(io.tradewind.record.Grouping measure, Shape shape) {
        /** How a chart is drawn. */
        public enum Shape {
            BAR,
            LINE,
            PIE,
            FUNNEL
        }
    }

    public ViewContent filters(List<Filter> conditions) {
        return new ViewContent(text, conditions, sorts, columns, mode, chart, group);
    }

    /** The question to the engine, without fields, limit and cursor. */
    public RecordQuery query() {
        return RecordQuery.ALL.text(text).filters(filters).sorts(sorts);
    }

    /** Names that a reader does not find among these fields: they are gone, or hidden from the reader. */
    public List<String> unknown(List<FieldSpec> fields) {
        Predicate<String> known = known(fields);
        Stream<String> ofChart =
                Optional.ofNullable(chart).stream().flatMap(shown -> shown.measure().fields().stream());
        return Stream.of(
                        filters.stream().map(Filter::field),
                        sorts.stream().map(Sort::field),
                        columns.stream().map(Column::field),
                        ofChart,
                        Stream.of(group).filter(name -> !name.isEmpty()))
                .flatMap(names -> names)
                .filter(known.negate())
                .distinct()
                .toList();
    }

    /** The same without what names none of these fields. */
    public ViewContent within(List<FieldSpec> fields) {
        Predicate<String> known = known(fields);
        List<Column> kept = new ArrayList<>(columns);
        kept.removeIf(column -> !known.test(column.field()));
        boolean charted = chart != null && chart.measure().fields().stream().allMatch(known);
        return new ViewContent(
                text,
                filters.stream().filter(filter -> known.test(filter.field())).toList(),
                sorts.stream().filter(sort -> known.test(sort.field())).toList(),
                kept,
                mode,
                charted ? chart : null,
                known.test(group) ? group : "");
    }

    private static Predicate<String> known(List<FieldSpec> fields) {
        Set<String> names = Stream.concat(
                        Stream.of("id", RecordQuery.SEGMENT), fields.stream().map(FieldSpec::name))
                .collect(java.util.stream.Collectors.toSet());
        return names::contains;
    }
}
