package io.tradewind.rest.internal.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Sort;
import io.tradewind.rest.internal.kernel.Query;
import io.tradewind.rest.internal.kernel.Refusal;

/** The parameters of a collection as a query of the engine. Whether fields exist is the engine's business. */
public final class QueryParameters {
    /** Rows of a page unless said. */
    static final int LIMIT = 50;

    static final int MAX_LIMIT = 500;

    private static final Set<String> WORDS = Set.of("q", "sort", "limit", "after", "fields", "count", "removed");
    private static final String CUSTOM = "custom.";

    private QueryParameters() {}

    /**
     * @param apart parameters that are no filters, besides the usual ones
     * @throws Refusal 400 naming what is not understood
     */
    public static RecordQuery read(Query query, String... apart) {
        List<Filter> filters = new ArrayList<>();
        Set<String> others = Set.of(apart);
        for (String name : query.names()) {
            if (!WORDS.contains(name) && !others.contains(name)) {
                filters.add(filter(name, query.text(name).orElse("")));
            }
        }
        return new RecordQuery(
                query.text("q").orElse("").strip(),
                filters,
                Sort.parse(query.text("sort").orElse("")),
                query.number("limit", LIMIT, 1, MAX_LIMIT),
                query.text("after").filter(cursor -> !cursor.isEmpty()).orElse(null),
                new LinkedHashSet<>(query.list("fields")),
                query.flag("count"),
                query.flag("removed"));
    }

    /** Filters by the names and values that parameters have. */
    public static List<Filter> filters(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> filter(one.getKey(), one.getValue()))
                .toList();
    }

    private static Filter filter(String name, String value) {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || name.startsWith(CUSTOM) && dot == CUSTOM.length() - 1) {
            return Filter.of(name, Operator.EQ, value);
        }
        String suffix = name.substring(dot + 1);
        Operator operator = operator(suffix)
                .orElseThrow(() -> Refusal.malformed("record.unknown-operator", name.substring(0, dot), suffix));
        return new Filter(name.substring(0, dot), operator, values(operator, value));
    }

    private static Optional<Operator> operator(String suffix) {
        return suffix.equals("eq")
                ? Optional.of(Operator.EQ)
                : Arrays.stream(Operator.values())
                        .filter(operator -> operator.suffix().equals(suffix))
                        .findFirst();
    }

    private static List<String> values(Operator operator, String value) {
        if (operator != Operator.IN) {
            return List.of(value);
        }
        return Arrays.stream(value.split(",")).map(String::strip).toList();
    }
}
