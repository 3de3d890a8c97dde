package io.tradewind.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;
import io.tradewind.record.Records.FieldChange;
import io.tradewind.record.Reference;

/**
 * Something that happened to a record or to one that belongs to it.
 *
 * @param id unique among the entries of its source; entries of one instant are ordered by it
 * @param by who did it
 * @param kind {@link RecordPages#CHANGES}, {@link RecordPages#MERGES}, the name of the record type that it happened to, or a kind of
 *     the source's own; its text is {@code feed.<kind>} or else the type's title
 * @param about the record it happened to; null: the page's own
 * @param title what that record, or else the matter, is called; may be empty
 * @param act as {@link io.tradewind.record.Records.Trace#kind}; with a dot in it: key of a text
 * @param changes fields before and after
 * @param note what was said about it; may be empty
 */
public record FeedEntry(
        String id,
        Instant at,
        Reference by,
        String kind,
        @Nullable RecordRef about,
        String title,
        String act,
        List<FieldChange> changes,
        String note) {
    public FeedEntry {
        changes = List.copyOf(changes);
    }
}
