package io.tradewind.merge;

import java.time.Instant;

import io.tradewind.event.DomainEvent;

/**
 * Two records became one. Reference fields of described types have been moved when this is told, without their types' own change
 * facts; stages move what else they keep about the other record, for example names and figures.
 *
 * @param merge id of the merge
 * @param type record type of both, for example {@code customers}
 * @param other id of the record that went to the recycle bin
 */
public record RecordsMerged(
        String merge,
        String type,
        String survivor,
        String survivorName,
        String other,
        String otherName,
        Instant occurredAt)
        implements DomainEvent {}
