package io.tradewind.recall;

import java.util.List;

import io.tradewind.record.RecordRef;

/** Records of all types that the current actor keeps at hand. */
public interface Favorites {
    /** Most that one person may keep. */
    int MOST = 100;

    boolean contains(RecordRef record);

    /**
     * Nothing happens if it is one already.
     *
     * @throws io.tradewind.TradewindException NOT_FOUND {@code record.not-found} if it is not visible; CONFLICT
     *     {@code favorites.too-many} with {@link #MOST}
     */
    void add(RecordRef record);

    /** Nothing happens if it is none. */
    void remove(RecordRef record);

    /** Latest first; those that the actor may no longer see are left out. */
    List<Recalled> mine();
}
