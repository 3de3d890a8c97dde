package io.tradewind.merge;

import java.util.List;
import java.util.Map;

import io.tradewind.record.RecordRef;

/**
 * Makes one record of two, for every type that offers it ({@link io.tradewind.record.RecordSpec#mergeable}). The survivor keeps the
 * chosen values, whatever refers to the other record refers to the survivor afterwards, the other one goes to the recycle bin and
 * leads to the survivor. All in one transaction; can be undone for {@link #UNDO_DAYS} days. References of stages that are away are
 * moved when the stage comes back.
 *
 * <p>Acts as the current actor, who must hold the rights to edit and to delete both records. What refers to them moves whatever the
 * actor's rights on it.
 *
 * <p>All methods throw TradewindException as {@link io.tradewind.record.Records} does; CONFLICT {@code merge.not-offered} for types
 * that do not offer it.
 */
public interface Merges {
    /** So long a merge can be undone. */
    int UNDO_DAYS = 30;

    /** References that one merge moves at most. */
    int MOST_MOVED = 10_000;

    /** From which of the two records a value is. */
    enum Side {
        /** The survivor's. */
        THIS,
        /** The other record's. */
        OTHER
    }

    /**
     * What merging would do; changes nothing.
     *
     * @throws io.tradewind.TradewindException CONFLICT {@code merge.same-record} if both are one
     */
    MergePlan plan(RecordRef survivor, String other);

    /**
     * Merges.
     *
     * @param values where the values of fields come from; the survivor keeps its own where nothing is said
     * @throws io.tradewind.record.InvalidRecord for fields that cannot be chosen or values that the survivor cannot take
     * @throws io.tradewind.TradewindException CONFLICT {@code merge.too-many} if more than {@link #MOST_MOVED} references would move;
     *     {@code merge.circle} if the survivor would hang under itself; {@code merge.clash} if something that refers to the other
     *     record may be there only once
     */
    Merge merge(RecordRef survivor, String other, Map<String, Side> values);

    /**
     * Makes them two again: the other record comes back from the bin, the survivor gives back the values it took, and what was moved
     * goes back; in each case unless it was changed since.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND {@code merge.not-found}; CONFLICT {@code merge.undone}, {@code merge.too-late},
     *     or {@code merge.undo-first} if the survivor itself was merged since
     */
    Undone undo(String merge);

    /** Merges that a record took part in, as survivor or as the other, newest first, at most 100. */
    List<Merge> of(RecordRef record);
}
