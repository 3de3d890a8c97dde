package io.tradewind.work;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * An import or a change of many records has ended, however; dry runs are not told.
 *
 * @param type record type
 * @param name the imported file's name; empty for changes
 * @param outcome {@code DONE, FAILED, CANCELLED} or {@code UNDONE}
 * @param done rows or records looked at
 * @param refused rows or records that were not taken
 * @param startedBy id of the user
 */
public record WorkEnded(
        String id,
        Kind kind,
        String type,
        String name,
        String outcome,
        long done,
        long refused,
        String startedBy,
        Instant occurredAt)
        implements DomainEvent {
    /** Which work. */
    public enum Kind {
        IMPORT,
        BULK
    }
}
