package io.tradewind.recall;

import java.util.List;

import io.tradewind.record.RecordRef;

/** The records that the current actor looked at last, of all types. */
public interface Recent {
    /** Most that are remembered for one person. */
    int MOST = 50;

    /**
     * Notes that the actor looks at a record that they may see. Costs the caller nothing: it is written a few seconds later, together
     * with what others looked at, and lost if the node dies before.
     */
    void looked(RecordRef record);

    /**
     * Latest first; those that the actor may no longer see are left out. What this node noted is there at once.
     *
     * @param limit 1 to {@link #MOST}
     */
    List<Recalled> mine(int limit);
}
