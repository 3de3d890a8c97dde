package io.tradewind.ui.internal.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.router.QueryParameters;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Sort;

/**
 * What a list shows, as it stands in the address: the same words as in the API, so that an address can be shared, reloaded
 * and gone back to.
 *
 * @param bin whether the recycle bin is shown
 */
public record ListState(String text, List<Filter> filters, List<Sort> sorts, boolean bin) {
    public static final ListState START = new ListState("", List.of(), List.of(), false);

    private static final String TEXT = "q";
    private static final String SORT = "sort";
    private static final String BIN = "bin";

    public ListState {
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    /** Reads an address; what it does not understand is left for the engine to refuse. */
    public static ListState of(QueryParameters parameters) {
        List<Filter> filters = new ArrayList<>();
        parameters.getParameters().forEach((name, values) -> {
            if (!List.of(TEXT, SORT, BIN).contains(name)) {
                values.forEach(value -> filters.add(filter(name, value)));
            }
        });
        return new ListState(
                first(parameters, TEXT),
                filters,
                Sort.parse(first(parameters, SORT)),
                first(parameters, BIN).equals("true"));
    }

    private static String first(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).orElse("");
    }

    private static Filter filter(String name, String value) {
        int dot = name.indexOf('.');
        String suffix = dot < 0 ? "=" : name.substring(dot + 1);
        Operator operator = Arrays.stream(Operator.values())
                .filter(candidate -> candidate.suffix().equals(suffix))
                .findFirst()
                .orElse(Operator.EQ);
        List<String> values = operator == Operator.IN ? List.of(value.split(",")) : List.of(value);
        return new Filter(dot < 0 ? name : name.substring(0, dot), operator, values);
    }

    /** The address of this state. */
    public QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!text.isBlank()) {
            parameters.put(TEXT, List.of(text));
        }
        for (Filter filter : filters) {
            Operator operator = filter.operator();
            String name = operator == Operator.EQ ? filter.field() : filter.field() + "." + operator.suffix();
            parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(String.join(",", filter.values()));
        }
        if (!sorts.isEmpty()) {
            parameters.put(SORT, List.of(written(sorts)));
        }
        if (bin) {
            parameters.put(BIN, List.of("true"));
        }
        return new QueryParameters(parameters);
    }

    private static String written(List<Sort> sorts) {
        return sorts.stream()
                .map(sort -> (sort.descending() ? "-" : "") + sort.field())
                .collect(Collectors.joining(","));
    }

    /** The question to the engine, without fields, limit and cursor. */
    public RecordQuery query() {
        return RecordQuery.ALL.text(text).filters(filters).sorts(sorts).removed(bin);
    }

    /** Whether everything is shown, so that an empty list means that there is nothing at all. */
    public boolean unfiltered() {
        return text.isBlank() && filters.isEmpty();
    }

    public ListState text(String words) {
        return new ListState(words, filters, sorts, bin);
    }

    public ListState sorts(List<Sort> keys) {
        return new ListState(text, filters, keys, bin);
    }

    public ListState bin(boolean shown) {
        return new ListState(text, filters, sorts, shown);
    }

    public ListState with(Filter filter) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(filter);
        return new ListState(text, more, sorts, bin);
    }

    /** The same with one condition put in another's place. */
    public ListState with(Filter old, Filter filter) {
        return new ListState(
                text,
                filters.stream().map(each -> each.equals(old) ? filter : each).toList(),
                sorts,
                bin);
    }

    public ListState without(Filter filter) {
        return new ListState(
                text, filters.stream().filter(each -> !each.equals(filter)).toList(), sorts, bin);
    }

    /** The same without any condition. */
    public ListState cleared() {
        return new ListState("", List.of(), sorts, bin);
    }
}
