package io.tradewind.ui.internal.list;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;
import io.tradewind.record.RecordView;

/**
 * A line of a grouped list that is no record. It travels as a row, since a grid has items of one kind.
 *
 * @param key of the group, see {@link io.tradewind.record.Summaries.Group}
 * @param words the group's name, or what the line offers
 * @param count records in the group
 * @param amount what they come to; empty: nothing is added up
 * @param open whether rows are shown below it
 */
record GroupRow(Kind kind, @Nullable String key, String words, String count, String amount, boolean open) {
    private static final String VALUE = "(line)";

    enum Kind {
        HEADING,
        /** Opens more rows of the group above it. */
        MORE
    }

    RecordView row() {
        String id = kind + (key == null ? "" : "=" + key);
        return new RecordView(new RecordRef("", id), 0, words, Map.of(VALUE, this), Map.of(), java.util.List.of());
    }

    /** What a row is, if it is no record. */
    static Optional<GroupRow> of(RecordView row) {
        return row.value(VALUE) instanceof GroupRow line ? Optional.of(line) : Optional.empty();
    }

    static boolean isRecord(RecordView row) {
        return of(row).isEmpty();
    }
}
