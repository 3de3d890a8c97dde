package io.tradewind.runtime.internal.record;

import java.util.ArrayList;
import java.util.List;

import io.tradewind.access.Verb;
import io.tradewind.record.Filter;
import io.tradewind.record.RecordQuery;
import io.tradewind.runtime.internal.db.Dialect;

/** The rows that answer a question, part by part of how far the right reaches; hidden fields are empty in their part. */
final class ReadParts {
    private final Sight sight;
    private final RecordQuery query;
    private final Verb verb;
    private final Filters filters;
    private final Dialect dialect;

    private ReadParts(Sight sight, RecordQuery query, Verb verb, Filters filters, Dialect dialect) {
        this.sight = sight;
        this.query = query;
        this.verb = verb;
        this.filters = filters;
        this.dialect = dialect;
    }

    static List<Reach.Part> of(
            Sight sight, Viewer viewer, RecordQuery query, Verb verb, Dialect dialect, WordSearch words) {
        Filters filters = new Filters(sight, viewer, dialect, words);
        return new ReadParts(sight, query, verb, filters, dialect).parts();
    }

    private List<Reach.Part> parts() {
        Where common = common(query.filters());
        List<Reach.Part> parts = new ArrayList<>();
        for (Reach.Part part : Reach.parts(sight, verb)) {
            if (part.hidden().isEmpty()) {
                parts.add(part.and(common));
            } else if (query.filters().stream().allMatch(filter -> Masks.mayMatch(filter, part.hidden()))) {
                List<Filter> open = query.filters().stream()
                        .filter(filter -> !part.hidden().contains(filter.field()))
                        .toList();
                parts.add(part.and(common(open)));
            }
        }
        return parts;
    }

    private Where common(List<Filter> conditions) {
        Where common = new Where().and(query.removed() ? "removed_at is not null" : "removed_at is null");
        filters.add(conditions, common, query.removed());
        SearchText.add(query.text(), sight, filters, common, dialect);
        if (verb != Verb.READ) {
            common.and(Reach.one(sight, Verb.READ));
        }
        return common;
    }
}
