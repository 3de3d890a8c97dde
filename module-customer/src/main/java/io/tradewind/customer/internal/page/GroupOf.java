package io.tradewind.customer.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tradewind.Money;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/**
 * A customer and those below it in its group, as far as the reader may see them.
 *
 * @param members by id, the customer itself first
 * @param complete false if the group is larger than what was read
 */
record GroupOf(Map<String, RecordView> members, boolean complete) {
    private static final String CUSTOMERS = "customers";
    private static final int MOST = 400;
    private static final int DEEPEST = 20;

    /** Level by level, so that a group of any shape costs a query a level. */
    static GroupOf read(Records records, RecordView top) {
        Map<String, RecordView> members = new LinkedHashMap<>();
        members.put(top.id(), top);
        List<String> level = List.of(top.id());
        boolean complete = true;
        for (int depth = 0; depth < DEEPEST && !level.isEmpty() && complete; depth++) {
            var page = records.query(
                    CUSTOMERS,
                    RecordQuery.ALL
                            .filters(List.of(new Filter("parent", Operator.IN, level)))
                            .fields(Set.of("name", "annualRevenue"))
                            .limit(MOST));
            List<String> below = new ArrayList<>();
            for (RecordView child : page.items()) {
                if (members.putIfAbsent(child.id(), child) == null) {
                    below.add(child.id());
                }
            }
            complete = page.next() == null && members.size() <= MOST;
            level = below;
        }
        return new GroupOf(members, complete);
    }

    boolean isGroup() {
        return members.size() > 1;
    }

    Filter in(String field) {
        return new Filter(
                field, Operator.IN, members.keySet().stream().limit(MOST).toList());
    }

    /** Yearly revenue of all, in the currency that most of them have. */
    Optional<Money> revenue() {
        Map<String, List<Money>> byCurrency = new LinkedHashMap<>();
        for (RecordView member : members.values()) {
            if (member.value("annualRevenue") instanceof Money money) {
                byCurrency
                        .computeIfAbsent(money.currency().getCurrencyCode(), code -> new ArrayList<>())
                        .add(money);
            }
        }
        return byCurrency.values().stream()
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .flatMap(amounts -> amounts.stream().reduce(Money::plus));
    }
}
