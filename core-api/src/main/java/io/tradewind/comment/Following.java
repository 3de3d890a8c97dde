package io.tradewind.comment;

import java.util.List;

import io.tradewind.record.RecordRef;

/** Records that the current actor follows: they are told when such a record changes. */
public interface Following {
    /** A followed record; those that the actor may no longer see are left out. */
    record Followed(RecordRef record, String title) {}

    boolean follows(RecordRef record);

    /** @throws io.tradewind.TradewindException NOT_FOUND {@code record.not-found} if it is not visible */
    void follow(RecordRef record);

    /** Nothing happens if they do not follow it. */
    void unfollow(RecordRef record);

    /** Latest first, at most 200. */
    List<Followed> mine();
}
