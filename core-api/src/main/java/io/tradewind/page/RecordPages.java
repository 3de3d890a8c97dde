package io.tradewind.page;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.RecordRef;

/**
 * What the page of a record shows beside its fields, as the current actor may see it. All methods throw as
 * {@link io.tradewind.record.Records#read}.
 */
public interface RecordPages {
    /** Kind of feed entries: the record's own fields and actions. */
    String CHANGES = "changes";

    /** Kind of feed entries: two records became one, or two again. */
    String MERGES = "merges";

    /** Key figures of all sources, in their order. */
    List<KeyFigure> figures(RecordRef ref);

    /** The way of the record, of the first source that knows one; empty: its state says where it is. */
    List<PathStep> path(RecordRef ref);

    /** Work that waits: overdue first, then by day, at most 10. */
    List<OpenWork> openWork(RecordRef ref);

    /** Kinds that the feed of the record can have for the actor: own changes first, then merges, those of sources, related types. */
    List<String> feedKinds(RecordRef ref);

    /**
     * One feed of everything: the record's trace, the traces of up to 200 newest records of each type that refers to it, and what
     * sources tell.
     *
     * @param kinds only these; empty: all
     * @param limit entries at most, 1 to 200
     * @param after cursor of the page before; null: from the newest
     * @throws io.tradewind.TradewindException MALFORMED {@code record.bad-cursor} if the cursor is none
     */
    Feed feed(RecordRef ref, Set<String> kinds, int limit, @Nullable String after);
}
