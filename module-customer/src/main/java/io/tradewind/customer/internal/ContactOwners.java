package io.tradewind.customer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;

/** The contacts at a customer change hands with it; what colleagues look after stays theirs. */
record ContactOwners(Records records) {
    void give(String customer, @Nullable String from, @Nullable String to) {
        List<Filter> conditions = new ArrayList<>();
        conditions.add(Filter.of("customer", Operator.EQ, customer));
        conditions.add(
                from == null ? Filter.of("owner", Operator.EMPTY, "true") : Filter.of("owner", Operator.EQ, from));
        Map<String, @Nullable Object> owner = new HashMap<>();
        owner.put("owner", to);
        if (to == null) {
            owner.put("team", null);
        }
        List<RecordView> contacts = new ArrayList<>();
        records.each(ContactType.NAME, RecordQuery.ALL.filters(conditions).fields(Set.of("name")), contacts::add);
        contacts.forEach(contact -> records.change(contact.ref(), contact.version(), owner));
    }
}
