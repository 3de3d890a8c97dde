package io.tradewind.runtime.internal.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradewind.access.Verb;
import io.tradewind.record.Filter;
import io.tradewind.record.Filter.Operator;
import io.tradewind.record.RecordQuery;
import io.tradewind.record.Sort;
import io.tradewind.runtime.internal.db.Dialect;
import io.tradewind.runtime.internal.db.Sql;
import io.tradewind.runtime.internal.record.Selection.Line;

/** Autocomplete: titles that begin with the words, then numbers that do, then whatever contains them. */
final class Suggestions {
    private static final int MOST = 50;

    private final Sight sight;
    private final Viewer viewer;
    private final Sql sql;
    private final Dialect dialect;
    private final WordSearch words;

    Suggestions(Sight sight, Viewer viewer, Sql sql, Dialect dialect, WordSearch words) {
        this.words = words;
        this.sight = sight;
        this.viewer = viewer;
        this.sql = sql;
        this.dialect = dialect;
    }

    List<Line> find(String typed, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Malformed.limit();
        }
        String text = typed.strip();
        String title = sight.type().outline().titleField();
        Map<String, Line> found = new LinkedHashMap<>();
        RecordQuery base = base(title, limit);
        if (text.isEmpty()) {
            add(base, limit, found);
            return List.copyOf(found.values());
        }
        if (sight.columns().containsKey(title)) {
            add(base.filters(List.of(Filter.of(title, Operator.STARTS_WITH, text))), limit, found);
        }
        if (found.size() < limit && sight.columns().containsKey(EngineFields.NUMBER)) {
            add(base.filters(List.of(Filter.of(EngineFields.NUMBER, Operator.STARTS_WITH, text))), limit, found);
        }
        if (found.size() < limit) {
            add(base.text(text), limit, found);
        }
        return List.copyOf(found.values());
    }

    private RecordQuery base(String title, int limit) {
        boolean named = sight.columns().containsKey(title);
        return RecordQuery.ALL
                .fields(named ? Set.of(title) : Set.of("id"))
                .sorts(named ? List.of(new Sort(title, false)) : List.of())
                .limit(limit);
    }

    private void add(RecordQuery query, int limit, Map<String, Line> found) {
        for (Line line : new Pages(sight, viewer, query, Verb.READ, sql, dialect, words)
                .read()
                .lines()) {
            if (found.size() < limit) {
                found.putIfAbsent(line.id(), line);
            }
        }
    }
}
