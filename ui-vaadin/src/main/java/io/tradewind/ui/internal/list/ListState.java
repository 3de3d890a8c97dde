package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.router.QueryParameters;

import io.tradewind.custom.CustomField;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.Grouping;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Sort;
import io.tradewind.view.ViewContent;
import io.tradewind.view.ViewContent.Chart;
import io.tradewind.view.ViewContent.Column;

/**
 * What a list shows, as it stands in the address: the same words as in the API, so that an address can be shared, reloaded
 * and gone back to. A saved view stands there by its id, with what differs from it written out.
 *
 * @param bin whether the recycle bin is shown
 * @param view id of the saved view; {@link #ALL} if all records were chosen, empty if nothing was
 * @param kept what the view keeps; everything, without a view
 */
public record ListState(ViewContent content, boolean bin, String view, ViewContent kept) {
    public static final ListState START = new ListState(ViewContent.PLAIN, false, "", ViewContent.PLAIN);

    /** In the place of a view: all records, though the reader's list opens with a view. */
    static final String ALL = "all";

    private static final String TEXT = "q";
    private static final String SORT = "sort";
    private static final String BIN = "bin";
    private static final String VIEW = "view";
    private static final String CHANGED = "changed";
    private static final String COLUMNS = "columns";
    private static final String CHART = "chart";
    private static final String GROUP = "group";
    private static final String AS = "as";
    private static final String BOARD = "BOARD";
    private static final Set<String> WORDS = Set.of(TEXT, SORT, BIN, VIEW, CHANGED, COLUMNS, CHART, GROUP, AS);

    /**
     * Reads an address; what it does not understand is left for the engine to refuse.
     *
     * @param views finds what a view keeps; empty if it is gone
     */
    public static ListState of(QueryParameters parameters, Function<String, Optional<ViewContent>> views) {
        String view = first(parameters, VIEW);
        boolean bin = first(parameters, BIN).equals("true");
        Optional<ViewContent> kept = view.isEmpty() || view.equals(ALL) ? Optional.empty() : views.apply(view);
        if (kept.isPresent() && !first(parameters, CHANGED).equals("true")) {
            return new ListState(kept.get(), bin, view, kept.get());
        }
        List<Filter> filters = new ArrayList<>();
        parameters.getParameters().forEach((name, values) -> {
            if (!WORDS.contains(name)) {
                values.forEach(value -> filters.add(filter(name, value)));
            }
        });
        ViewContent content = new ViewContent(
                first(parameters, TEXT),
                filters,
                Sort.parse(first(parameters, SORT)),
                columns(first(parameters, COLUMNS)),
                mode(first(parameters, AS)),
                chart(first(parameters, CHART)),
                first(parameters, GROUP).strip());
        boolean known = kept.isPresent() || view.equals(ALL);
        return new ListState(content, bin, known ? view : "", kept.orElse(ViewContent.PLAIN));
    }

    private static String first(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).orElse("");
    }

    private static Filter filter(String name, String value) {
        int dot = name.lastIndexOf('.');
        if (CustomField.isOne(name) && dot == CustomField.PREFIX.length() - 1) {
            dot = -1; // of the name itself
        }
        String suffix = dot < 0 ? "=" : name.substring(dot + 1);
        Operator operator = Arrays.stream(Operator.values())
                .filter(candidate -> candidate.suffix().equals(suffix))
                .findFirst()
                .orElse(Operator.EQ);
        List<String> values = operator == Operator.IN ? List.of(value.split(",")) : List.of(value);
        return new Filter(dot < 0 ? name : name.substring(0, dot), operator, values);
    }

    /** {@code name:240,industry}. */
    static List<Column> columns(String written) {
        List<Column> columns = new ArrayList<>();
        for (String part : written.split(",")) {
            String[] parts = part.split(":", 2);
            if (!parts[0].isBlank()) {
                boolean wide = parts.length > 1 && parts[1].matches("\\d{1,4}");
                columns.add(new Column(parts[0].strip(), wide ? Integer.parseInt(parts[1]) : 0));
            }
        }
        return columns;
    }

    /** {@code board}, {@code board:usual}; what is no board is a table. */
    private static String mode(String written) {
        String[] parts = written.split(":", 2);
        String kind = parts[0].strip().toUpperCase(Locale.ROOT);
        return !kind.equals(BOARD) ? ViewContent.TABLE : parts.length > 1 ? BOARD + ":" + parts[1] : BOARD;
    }

    private static String writtenMode(String mode) {
        return mode.startsWith(BOARD) ? small(BOARD) + mode.substring(BOARD.length()) : "";
    }

    /** {@code bar,industry,sum,creditLimit}; what is no chart is none. */
    private static @Nullable Chart chart(String written) {
        String[] parts = written.split(",");
        try {
            if (parts.length >= 3) {
                return new Chart(
                        new Grouping(
                                parts[1],
                                Grouping.Measure.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                                parts.length > 3 ? parts[3] : null),
                        Chart.Shape.valueOf(parts[0].toUpperCase(Locale.ROOT)));
            }
        } catch (IllegalArgumentException noChart) {
            return null;
        }
        return null;
    }

    /** The address of this state. */
    public QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, VIEW, view);
        boolean ofView = !view.isEmpty() && !view.equals(ALL);
        if (!ofView || changed()) {
            put(parameters, CHANGED, ofView ? "true" : "");
            put(parameters, TEXT, text());
            for (Filter filter : filters()) {
                Operator operator = filter.operator();
                String name = operator == Operator.EQ ? filter.field() : filter.field() + "." + operator.suffix();
                parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(String.join(",", filter.values()));
            }
            put(parameters, SORT, written(sorts()));
            put(parameters, COLUMNS, writtenColumns(content.columns()));
            put(parameters, CHART, content.chart() == null ? "" : written(content.chart()));
            put(parameters, GROUP, group());
            put(parameters, AS, writtenMode(content.mode()));
        }
        put(parameters, BIN, bin ? "true" : "");
        return new QueryParameters(parameters);
    }

    private static void put(Map<String, List<String>> parameters, String name, String value) {
        if (!value.isBlank()) {
            parameters.put(name, List.of(value));
        }
    }

    private static String written(List<Sort> sorts) {
        return sorts.stream()
                .map(sort -> (sort.descending() ? "-" : "") + sort.field())
                .collect(Collectors.joining(","));
    }

    static String writtenColumns(List<Column> columns) {
        return columns.stream()
                .map(column -> column.field() + (column.width() == 0 ? "" : ":" + column.width()))
                .collect(Collectors.joining(","));
    }

    private static String written(Chart chart) {
        Grouping measure = chart.measure();
        String words = small(chart.shape()) + "," + measure.by() + "," + small(measure.measure());
        return measure.of() == null ? words : words + "," + measure.of();
    }

    private static String small(Enum<?> constant) {
        return small(constant.name());
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public String text() {
        return content.text();
    }

    public List<Filter> filters() {
        return content.filters();
    }

    public List<Sort> sorts() {
        return content.sorts();
    }

    /** Field that rows are shown in groups of; empty: none. */
    public String group() {
        return content.group();
    }

    /** Whether it is to be shown on a board, if the type has one. */
    public boolean onBoard() {
        return !bin && content.mode().startsWith(BOARD);
    }

    /** Id of the board that was chosen; empty: the usual one. */
    public String board() {
        int colon = content.mode().indexOf(':');
        return onBoard() && colon > 0 ? content.mode().substring(colon + 1) : "";
    }

    /** Whether it differs from what the view keeps. */
    public boolean changed() {
        return !content.equals(kept);
    }

    /** The question to the engine, without fields, limit and cursor. */
    public RecordQuery query() {
        return content.query().removed(bin);
    }

    /** Whether everything is shown, so that an empty list means that there is nothing at all. */
    public boolean unfiltered() {
        return text().isBlank() && filters().isEmpty();
    }

    public ListState content(ViewContent other) {
        return new ListState(other, bin, view, kept);
    }

    private ListState with(String text, List<Filter> filters, List<Sort> sorts) {
        return content(
                new ViewContent(text, filters, sorts, content.columns(), content.mode(), content.chart(), group()));
    }

    public ListState text(String words) {
        return with(words, filters(), sorts());
    }

    public ListState sorts(List<Sort> keys) {
        return with(text(), filters(), keys);
    }

    public ListState columns(List<Column> columns) {
        return content(new ViewContent(text(), filters(), sorts(), columns, content.mode(), content.chart(), group()));
    }

    public ListState chart(@Nullable Chart chart) {
        return content(new ViewContent(text(), filters(), sorts(), content.columns(), content.mode(), chart, group()));
    }

    /** In groups of one value of the field each; empty: in none. */
    public ListState group(String field) {
        return content(
                new ViewContent(text(), filters(), sorts(), content.columns(), content.mode(), content.chart(), field));
    }

    /** In rows. */
    public ListState asTable() {
        return mode(content, ViewContent.TABLE);
    }

    /** @param id of the board; empty: the usual one */
    public ListState asBoard(String id) {
        return mode(content, id.isEmpty() ? BOARD : BOARD + ":" + id);
    }

    private ListState mode(ViewContent shown, String mode) {
        return content(new ViewContent(
                shown.text(), shown.filters(), shown.sorts(), shown.columns(), mode, shown.chart(), shown.group()));
    }

    /** The recycle bin or what is not in it, without any condition. */
    public ListState bin(boolean shown) {
        return new ListState(ViewContent.PLAIN, shown, shown ? "" : view.equals(ALL) ? ALL : "", ViewContent.PLAIN);
    }

    public ListState with(Filter filter) {
        List<Filter> more = new ArrayList<>(filters());
        more.add(filter);
        return with(text(), more, sorts());
    }

    /** The same with one condition put in another's place. */
    public ListState with(Filter old, Filter filter) {
        return with(
                text(),
                filters().stream().map(each -> each.equals(old) ? filter : each).toList(),
                sorts());
    }

    public ListState without(Filter filter) {
        return with(
                text(), filters().stream().filter(each -> !each.equals(filter)).toList(), sorts());
    }

    /** The same without any condition. */
    public ListState cleared() {
        return with("", List.of(), sorts());
    }
}
