package io.tradewind.followup.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradewind.TradewindException;
import io.tradewind.access.Verb;
import io.tradewind.record.FieldSpec;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.RecordTypes;
import io.tradewind.record.RecordView;
import io.tradewind.record.Records;
import io.tradewind.record.Sort;
import io.tradewind.record.TypeView;

/**
 * The references under which follow-ups belong on a record's page: its own, and those of the newest records of each type that refer to it,
 * as its contacts and opportunities do.
 */
final class Around {
    /** As the page's own feed asks: what is asked twice for one page is read once. */
    private static final int MOST_OF_A_TYPE = 200;

    private static final int MOST = 400;

    private final Records records;
    private final RecordTypes types;

    Around(Records records, RecordTypes types) {
        this.records = records;
        this.types = types;
    }

    /** What everybody has of it: the reference, and the record's title. */
    Map<String, String> of(RecordView record) {
        Map<String, String> around = new LinkedHashMap<>();
        around.put(record.ref().toString(), record.title());
        for (TypeView type : types.all()) {
            boolean belongs = around.size() < MOST
                    && type.may(Verb.READ)
                    && !type.type().shared()
                    && !type.name().equals(record.ref().type());
            if (belongs) {
                links(type, record).forEach(field -> add(type, field, record, around));
            }
        }
        return around;
    }

    private static List<FieldSpec> links(TypeView type, RecordView record) {
        List<FieldSpec> links = new ArrayList<>();
        for (FieldSpec field : type.fields()) {
            if (field.refersTo(record.ref().type()) && !field.target().equals(FieldSpec.ANY)) {
                links.add(field);
            }
        }
        return links;
    }

    private void add(TypeView type, FieldSpec field, RecordView record, Map<String, String> around) {
        RecordQuery query = RecordQuery.ALL
                .filters(List.of(Filter.of(field.name(), Operator.EQ, record.id())))
                .sorts(List.of(new Sort("createdAt", true)))
                .fields(Set.of(type.type().titleField()))
                .limit(MOST_OF_A_TYPE);
        try {
            records.query(type.name(), query).items().forEach(row -> {
                if (around.size() < MOST) {
                    around.put(row.ref().toString(), row.title());
                }
            });
        } catch (TradewindException away) {
            // its stage went meanwhile
        }
    }
}
