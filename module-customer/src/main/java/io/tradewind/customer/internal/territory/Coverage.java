package io.tradewind.customer.internal.territory;

import java.util.ArrayList;
import java.util.List;

import io.tradewind.list.ValueLists;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;

/** A territory as conditions of a list of customers. */
record Coverage(ValueLists lists) {
    List<Filter> filters(Territory territory) {
        return filters(territory.regions(), territory.industries(), territory.levels());
    }

    List<Filter> filters(List<String> regions, List<String> industries, List<String> levels) {
        List<Filter> filters = new ArrayList<>();
        List<String> within = lists.entries("regions").stream()
                .map(ValueLists.Entry::code)
                .filter(code -> regions.stream().anyMatch(region -> Regions.isWithin(code, region)))
                .toList();
        add(filters, "region", within);
        add(filters, "industry", industries);
        add(filters, "level", levels);
        return filters;
    }

    private static void add(List<Filter> filters, String field, List<String> codes) {
        if (!codes.isEmpty()) {
            filters.add(new Filter(field, Operator.IN, codes));
        }
    }
}
