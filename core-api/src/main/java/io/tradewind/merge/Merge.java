package io.tradewind.merge;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.tradewind.record.Reference;

/**
 * A merge that was done.
 *
 * @param type the record type of both
 * @param survivor the record that was kept, with its name at that time
 * @param other the record that went to the bin, with its name at that time
 * @param moved references that were moved
 * @param undoUntil when the time for undoing ends
 * @param undoneAt when it was undone; null if it was not
 */
public record Merge(
        String id,
        String type,
        Reference survivor,
        Reference other,
        Instant at,
        Reference by,
        long moved,
        Instant undoUntil,
        @Nullable Instant undoneAt) {

    /** Whether it can be undone at that time. */
    public boolean isOpen(Instant now) {
        return undoneAt == null && now.isBefore(undoUntil);
    }
}
