package io.tradewind.merge;

import java.util.List;

import io.tradewind.record.RecordRef;

/** What refers to a record, over all types that run, found from their descriptions; whatever the actor's rights. */
public interface Referrers {
    /** Counts of those that are not in the recycle bin, only what there is. References by lines count each record once. */
    List<Referring> of(RecordRef record);
}
