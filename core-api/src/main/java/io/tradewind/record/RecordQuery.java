package io.tradewind.record;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a list asks for. Immutable; start from {@link #ALL}.
 *
 * @param text words to find in the searched fields; empty: no condition
 * @param sorts empty: the type's default
 * @param limit rows a page, 0 (only to count) to 500
 * @param after cursor of the previous page; null: from the start
 * @param fields names of the fields to read; empty: all stored ones
 * @param count whether to count, at most to 10,000
 * @param removed whether to read the recycle bin instead
 */
public record RecordQuery(
        String text,
        List<Filter> filters,
        List<Sort> sorts,
        int limit,
        @Nullable String after,
        Set<String> fields,
        boolean count,
        boolean removed) {
    /**
     * Name of a condition that every type has: the record is in the segment, that is, it fulfils the words and conditions of the saved
     * view with this id, see {@link io.tradewind.view.SavedViews}. Only {@code =}; several are all to be fulfilled.
     */
    public static final String SEGMENT = "segment";

    public static final RecordQuery ALL = new RecordQuery("", List.of(), List.of(), 50, null, Set.of(), false, false);

    public RecordQuery {
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
        fields = Set.copyOf(fields);
    }

    public RecordQuery text(String words) {
        return new RecordQuery(words, filters, sorts, limit, after, fields, count, removed);
    }

    public RecordQuery filters(List<Filter> conditions) {
        return new RecordQuery(text, conditions, sorts, limit, after, fields, count, removed);
    }

    public RecordQuery sorts(List<Sort> keys) {
        return new RecordQuery(text, filters, keys, limit, after, fields, count, removed);
    }

    public RecordQuery limit(int rows) {
        return new RecordQuery(text, filters, sorts, rows, after, fields, count, removed);
    }

    public RecordQuery after(@Nullable String cursor) {
        return new RecordQuery(text, filters, sorts, limit, cursor, fields, count, removed);
    }

    public RecordQuery fields(Set<String> names) {
        return new RecordQuery(text, filters, sorts, limit, after, names, count, removed);
    }

    public RecordQuery counted() {
        return new RecordQuery(text, filters, sorts, limit, after, fields, true, removed);
    }

    /** Only how many there are. */
    public RecordQuery onlyCount() {
        return new RecordQuery(text, filters, List.of(), 0, null, Set.of(), true, removed);
    }

    public RecordQuery removed(boolean bin) {
        return new RecordQuery(text, filters, sorts, limit, after, fields, count, bin);
    }
}
