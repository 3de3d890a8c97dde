package io.tradewind.page;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordView;
import io.tradewind.record.Records.Trace;

/**
 * What a stage adds to the pages of a record type, its own or another's, without knowing who else does. Registered as a service; when
 * it goes, its part goes with it. Asked as the reader of the page: what it reads through {@link io.tradewind.record.Records} keeps
 * their rights by itself. Be quick: a few queries. One that fails is left out.
 *
 * <p>Records that refer to the page's record need none of this: their lists and what happened to them are there by description.
 */
public interface PageSource {
    /** Entries of one instant that a source has at most. */
    int MOST_AT_ONCE = 20;

    /** Of pages of all types. */
    String ALL = "*";

    /** Name of the record type whose pages it adds to, for example {@code customers}; {@link #ALL}: of every type. */
    String type();

    /** Place among the sources of a page, ascending. */
    default int order() {
        return 100;
    }

    default List<KeyFigure> figures(RecordView record) {
        return List.of();
    }

    /** The way of the record through stages that are data, in order; shown in the head of its page. Empty: it has none. */
    default List<PathStep> path(RecordView record) {
        return List.of();
    }

    /** Work that waits, most urgent first; at most {@code most}. */
    default List<OpenWork> openWork(RecordView record, int most) {
        return List.of();
    }

    /** Kinds of the entries that {@link #feed} tells; empty: it tells none to this reader. A type's name: it tells of those records instead of their traces. */
    default Set<String> feedKinds(RecordView record) {
        return Set.of();
    }

    /**
     * Newest first.
     *
     * @param notAfter entries of this instant and before; null: from the newest
     * @param most entries at most
     */
    default List<FeedEntry> feed(RecordView record, @Nullable Instant notAfter, int most) {
        return List.of();
    }

    /** Whether {@link #feed} tells this to the reader with more words: then the trace of the record does not tell it once more. */
    default boolean tells(RecordView record, Trace trace) {
        return false;
    }
}
